package tn.shabou.api.scoring;

import static java.util.Comparator.comparingDouble;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.http.Page;

/** The models that score leads, over HTTP. */
@Path("/api/admin/leads/models")
@RolesAllowed({Staff.ADMIN, Staff.STAFF, Staff.VIEWER})
@Tag(name = "Leads")
class ScoreModelResource {

    private static final String BIAS = "bias";

    private final ScoreModels models;
    private final SecurityIdentity identity;

    ScoreModelResource(ScoreModels models, SecurityIdentity identity) {
        this.models = models;
        this.identity = identity;
    }

    @GET
    @Operation(
            summary = "The models of the score: the one that serves, then the latest first",
            description =
                    "One is learned each morning from what staff decided. It serves only if it told the last 30 % of the"
                            + " decisions, which it had not seen, better than the one that serves.")
    public Uni<Page<ScoreModel>> list() {
        return models.list().map(Page::whole);
    }

    @GET
    @Path("/{version}")
    @Operation(summary = "A model with what it weighs")
    public Uni<ScoreModelDetail> show(
            @RestPath @Size(max = 100) String version, RoutingContext http) {
        return models.find(version).map(found -> detail(found, http));
    }

    @POST
    @Path("/{version}/promotion")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @RolesAllowed(Staff.ADMIN)
    @Operation(
            summary = "Let a model serve that proved better, or served before",
            description = "All leads are scored again within minutes.")
    public Uni<ScoreModelDetail> promote(
            @RestPath @Size(max = 100) String version, RoutingContext http) {
        return models.promote(version, Staff.editor(identity, http))
                .chain(served -> show(served, http));
    }

    @POST
    @Path("/rollback")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @RolesAllowed(Staff.ADMIN)
    @Operation(
            summary = "Let the model serve again that served before this one",
            description = "All leads are scored again within minutes.")
    public Uni<ScoreModelDetail> rollBack(RoutingContext http) {
        return models.rollBack(Staff.editor(identity, http)).chain(served -> show(served, http));
    }

    private static ScoreModelDetail detail(ScoreModels.Stored stored, RoutingContext http) {
        var weights = stored.weights();
        return new ScoreModelDetail(
                stored.model(),
                stored.calibration().getString("kind"),
                weights.getDouble(BIAS),
                weights.fieldNames().stream()
                        .filter(feature -> !feature.equals(BIAS))
                        .map(feature ->
                                new ScoreModelDetail.Weight(
                                        feature,
                                        ScoreWords.reason(feature).forReader(http),
                                        weights.getDouble(feature)))
                        .sorted(comparingDouble(weight -> -Math.abs(weight.weight())))
                        .toList());
    }
}
