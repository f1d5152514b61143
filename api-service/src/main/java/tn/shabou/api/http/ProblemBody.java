package tn.shabou.api.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A problem as it leaves the house (RFC 9457), with the id under which our logs know the request.
 */
@RegisterForReflection
@Schema(name = "Problem")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String traceId,
        List<Problem.Fault> errors) {

    static final String MEDIA_TYPE = "application/problem+json";

    static ProblemBody of(Problem problem, String instance, String traceId) {
        var type = problem.type();
        return new ProblemBody(
                type.uri(),
                type.title(),
                type.status(),
                problem.detail(),
                instance,
                traceId,
                problem.faults());
    }
}
