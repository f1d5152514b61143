package tn.shabou.api.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A problem as it leaves the house (RFC 9457), with the id under which our logs know the request.
 */
@RegisterForReflection
@Schema(name = "Problem")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String traceId,
        List<Fault> errors) {

    static final String MEDIA_TYPE = "application/problem+json";

    /** One of several things that are wrong, in the reader's language. */
    @RegisterForReflection
    public record Fault(String pointer, String detail) {}

    static ProblemBody of(Problem problem, RoutingContext request, ReaderLanguage language) {
        var type = problem.type();
        return new ProblemBody(
                type.uri(),
                new Wording(type.title(), List.of()).in(language),
                type.status(),
                problem.detail().in(language),
                request.normalizedPath(),
                RequestTrace.of(request),
                problem.faults().stream()
                        .map(fault -> new Fault(fault.pointer(), fault.detail().in(language)))
                        .toList());
    }
}
