package tn.shabou.api.forecasts;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;

/** Forecasts over HTTP. */
@Path("/api/admin/forecasts")
@RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
@Tag(name = "Forecasts")
class ForecastResource {

    private final Forecasts forecasts;
    private final Accuracies accuracies;

    ForecastResource(Forecasts forecasts, Accuracies accuracies) {
        this.forecasts = forecasts;
        this.accuracies = accuracies;
    }

    @GET
    @Operation(
            summary =
                    "Forecasts with their intervals, of the latest finished run or of the one named")
    public Uni<Page<ProductForecast>> list(
            @RestQuery Optional<UUID> run,
            @RestQuery Optional<@Size(max = 100) String> sku,
            @Valid @BeanParam Paging paging) {
        return forecasts.list(run, sku, paging);
    }

    @GET
    @Path("/accuracy")
    @Operation(
            summary = "How good forecasts were whose periods are over",
            description =
                    "Of all vintages, or of those that the filter names; what was sold is joined to them by Orion's runs.")
    public Uni<Page<Accuracy>> accuracy(@Valid @BeanParam AccuracyFilter filter) {
        return accuracies.measure(filter).map(Page::whole);
    }

    @GET
    @Path("/accuracy/overrides")
    @Operation(
            summary = "Whether corrections of staff were better than the forecasts they corrected",
            description =
                    "Of periods that are over. Whoever revoked a correction before its period began is not judged by it.")
    public Uni<OverrideAccuracy> overrides(
            @Parameter(description = "Id of one part.") @RestQuery
                    Optional<@Min(1) @Max(Long.MAX_VALUE) Long> product,
            @Parameter(description = "Corrected on this day or later.") @RestQuery
                    Optional<LocalDate> from,
            @Parameter(description = "Corrected on this day or before.") @RestQuery
                    Optional<LocalDate> to) {
        return accuracies.ofOverrides(product, from, to);
    }
}
