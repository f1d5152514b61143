package tn.shabou.api.openapi;

import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.Operation;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/**
 * Bodies that may be left out, which the scanner takes for required, and which for that reason are
 * accepted without a type, too.
 */
final class OptionalBodies {

    private static final DotName NULLABLE =
            DotName.createSimple("org.jspecify.annotations.Nullable");
    private static final DotName PATH = DotName.createSimple("jakarta.ws.rs.Path");
    private static final String ANY_TYPE = "*/*";

    /** As {@code operation-id-strategy=class-method} names them. */
    private final Set<String> operations = new HashSet<>();

    OptionalBodies(IndexView index) {
        for (var resource : index.getAnnotations(PATH)) {
            if (resource.target().kind() == AnnotationTarget.Kind.CLASS) {
                var type = resource.target().asClass();
                type.methods().stream()
                        .filter(method ->
                                method.parameterTypes().stream()
                                        .anyMatch(parameter -> parameter.hasAnnotation(NULLABLE)))
                        .forEach(method ->
                                operations.add(
                                        type.name().withoutPackagePrefix() + "_" + method.name()));
            }
        }
    }

    void mend(Operation operation) {
        var body = operation.getRequestBody();
        if (body == null || !operations.contains(operation.getOperationId())) {
            return;
        }
        body.setRequired(false);
        if (body.getContent().getMediaTypes().size() > 1) {
            body.getContent().removeMediaType(ANY_TYPE);
        }
    }
}
