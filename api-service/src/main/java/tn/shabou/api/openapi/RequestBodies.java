package tn.shabou.api.openapi;

import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.Operation;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.MethodParameterInfo;

/**
 * Tells what the scanner does not see of request bodies: a {@code @Nullable} one may be left out
 * (and for that reason is accepted without a type, too), and a {@code RoutingContext} is none.
 */
final class RequestBodies {

    private static final DotName NULLABLE =
            DotName.createSimple("org.jspecify.annotations.Nullable");
    private static final DotName PATH = DotName.createSimple("jakarta.ws.rs.Path");
    private static final DotName REQUEST = DotName.createSimple("io.vertx.ext.web.RoutingContext");
    private static final String ANY_TYPE = "*/*";

    /** As {@code operation-id-strategy=class-method} names operations. */
    private final Set<String> optional = new HashSet<>();

    private final Set<String> none = new HashSet<>();

    RequestBodies(IndexView index) {
        for (var resource : index.getAnnotations(PATH)) {
            if (resource.target().kind() == AnnotationTarget.Kind.CLASS) {
                var type = resource.target().asClass();
                type.methods()
                        .forEach(method ->
                                note(
                                        type.name().withoutPackagePrefix() + "_" + method.name(),
                                        method));
            }
        }
    }

    private void note(String operation, MethodInfo method) {
        var bodies = method.parameters().stream().filter(RequestBodies::isBody).toList();
        if (bodies.isEmpty()) {
            none.add(operation);
        } else if (bodies.getFirst().type().hasAnnotation(NULLABLE)) {
            optional.add(operation);
        }
    }

    /** What nothing else says where to take it from. */
    private static boolean isBody(MethodParameterInfo parameter) {
        return !parameter.type().name().equals(REQUEST)
                && parameter.annotations().stream()
                        .map(annotation -> annotation.name().toString())
                        .noneMatch(name ->
                                name.startsWith("jakarta.ws.rs.")
                                        || name.startsWith("org.jboss.resteasy."));
    }

    void mend(Operation operation) {
        var id = operation.getOperationId();
        var body = operation.getRequestBody();
        if (body == null) {
            return;
        }
        if (none.contains(id)) {
            operation.setRequestBody(null);
        } else if (optional.contains(id)) {
            body.setRequired(false);
            if (body.getContent().getMediaTypes().size() > 1) {
                body.getContent().removeMediaType(ANY_TYPE);
            }
        }
    }
}
