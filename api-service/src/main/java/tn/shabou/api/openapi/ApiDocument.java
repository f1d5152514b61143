package tn.shabou.api.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.jboss.jandex.IndexView;

/**
 * Completes the OpenAPI document while the service is built, so that nothing of it costs time or
 * memory later.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ApiDocument implements OASFilter {

    private final RecordSchemas schemas;
    private final RequestBodies bodies;

    public ApiDocument(IndexView index) {
        this.schemas = new RecordSchemas(index);
        this.bodies = new RequestBodies(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        schemas.mend(document);
        var problems = ProblemAnswers.declaredIn(document);
        var parameters = new CommonParameters();
        for (var path : document.getPaths().getPathItems().values()) {
            for (var operation : path.getOperations().values()) {
                bodies.mend(operation);
                parameters.describe(operation);
                complete(operation, problems);
            }
        }
    }

    private static void complete(Operation operation, ProblemAnswers problems) {
        var example = OperationExample.of(operation);
        example.ifPresent(found -> found.putInto(operation));
        problems.putInto(operation, example.map(OperationExample::problems).orElse(List.of()));
    }
}
