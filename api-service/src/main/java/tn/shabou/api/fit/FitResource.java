package tn.shabou.api.fit;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import tn.shabou.api.http.Language;
import tn.shabou.api.http.Problem;
import tn.shabou.api.http.Wording;
import tn.shabou.api.slugs.FormerSlugs;
import tn.shabou.api.vehicles.VehicleTree;

/** The verdict over HTTP. */
@Path("/api/products")
@PermitAll
@Tag(name = "Vehicles")
class FitResource {

    private static final Set<String> NOT_FACTS = Set.of("vehicle", "year", "month");
    private static final int MOST_FACTS = 20;
    private static final int LONGEST_FACT = 100;

    private final FitVerdicts verdicts;
    private final VehicleTree tree;
    private final FormerSlugs formerSlugs;

    FitResource(FitVerdicts verdicts, VehicleTree tree, FormerSlugs formerSlugs) {
        this.verdicts = verdicts;
        this.tree = tree;
        this.formerSlugs = formerSlugs;
    }

    @GET
    @Path("/{slug}/fit")
    @Operation(
            summary = "Whether a part fits a car: yes, no, or what must be known first",
            description =
                    "Whatever else is known of the car goes into parameters of its name, such as"
                            + " engine_code, chassis, abs, brake_system, gearbox or position; the answer"
                            + " says under \"missing\" which it needs.")
    public Uni<FitAnswer> fit(
            @RestPath String slug,
            @Parameter(description = "slug of an engine, a generation, a model or a make")
                    @RestQuery
                    @NotBlank
                    @Size(max = 120)
                    String vehicle,
            @Parameter(description = "in which the car was built") @RestQuery
                    Optional<@Min(1900) @Max(2100) Integer> year,
            @RestQuery Optional<@Min(1) @Max(12) Integer> month,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var facts = facts(uri.getQueryParameters());
        var language = Language.of(headers.getAcceptableLanguages());
        return tree.find(vehicle)
                .map(found ->
                        new Car(found.orElseThrow(() -> unknown(vehicle)), year, month, facts))
                .chain(car ->
                        verdicts.verdict(slug, car)
                                .chain(found ->
                                        found.map(verdict ->
                                                        Uni.createFrom()
                                                                .item(
                                                                        FitAnswer.of(
                                                                                verdict, car,
                                                                                language)))
                                                .orElseGet(() ->
                                                        formerSlugs.productMoved(slug, "/fit"))));
    }

    private static Map<Fact, String> facts(MultivaluedMap<String, String> parameters) {
        if (parameters.size() > MOST_FACTS + NOT_FACTS.size()) {
            throw invalid("facts", Wording.of("takes at most %d facts about the car", MOST_FACTS));
        }
        var facts = new HashMap<Fact, String>();
        parameters.forEach((name, values) -> {
            var value = values.getFirst().strip();
            if (value.length() > LONGEST_FACT || name.length() > LONGEST_FACT) {
                throw invalid(
                        name.substring(0, Math.min(name.length(), LONGEST_FACT)),
                        Wording.of("takes at most %d characters", LONGEST_FACT));
            }
            if (!NOT_FACTS.contains(name) && !value.isEmpty()) {
                facts.put(Fact.named(name), value);
            }
        });
        return facts;
    }

    private static Problem unknown(String vehicle) {
        return invalid(
                "vehicle",
                Wording.of(
                        "is not a vehicle that we know: \"%s\". See /api/vehicles/makes", vehicle));
    }

    private static Problem invalid(String parameter, Wording detail) {
        return Problem.invalid(List.of(new Problem.Fault(parameter, detail)));
    }
}
