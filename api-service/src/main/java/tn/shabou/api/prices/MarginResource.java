package tn.shabou.api.prices;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import tn.shabou.api.access.Permission;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.http.RequestTrace;

/** What is to be earned at least, over HTTP. */
@Path("/api/admin/margins")
@RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
@Tag(name = "Prices")
class MarginResource {

    private final MarginRules rules;
    private final SecurityIdentity identity;

    MarginResource(MarginRules rules, SecurityIdentity identity) {
        this.rules = rules;
        this.identity = identity;
    }

    /**
     * @param percent of the cost, at most two decimals
     */
    @RegisterForReflection
    record MarginChange(
            @NotNull
                    @DecimalMin("0")
                    @DecimalMax("1000")
                    @Digits(integer = 4, fraction = 2)
                    @JsonFormat(shape = JsonFormat.Shape.STRING)
                    BigDecimal percent) {}

    @GET
    @Operation(summary = "The least that is to be earned on a part, in percent of its cost")
    public Uni<MarginRules.Margins> list() {
        return rules.list();
    }

    @PUT
    @Path("/{category}")
    @RolesAllowed(Permission.OVERRIDE_MARGIN)
    @Operation(summary = "Say what is to be earned on a category and all below it")
    public Uni<MarginRules.Margins> set(
            @RestPath @Size(max = 200) String category,
            @Valid @NotNull MarginChange margin,
            RoutingContext http) {
        return set(category, Optional.of(margin.percent()), http);
    }

    @DELETE
    @Path("/{category}")
    @RolesAllowed(Permission.OVERRIDE_MARGIN)
    @Operation(summary = "Let the category above decide again, or the shop's own margin")
    public Uni<MarginRules.Margins> drop(
            @RestPath @Size(max = 200) String category, RoutingContext http) {
        return set(category, Optional.empty(), http);
    }

    private Uni<MarginRules.Margins> set(
            String category, Optional<BigDecimal> percent, RoutingContext http) {
        var by = new Pricing(Staff.of(identity), true, RequestTrace.of(http));
        return rules.set(category, percent, by).chain(rules::list);
    }
}
