package tn.shabou.api.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import io.vertx.pgclient.PgException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import tn.shabou.api.access.Permission;

/**
 * Turns whatever goes wrong into one format; never shows a stack trace or a message of our own
 * code.
 */
class ProblemResponses {

    private static final Logger LOG = Logger.getLogger(ProblemResponses.class);
    private static final Set<String> NUL_IN_TEXT = Set.of("22021", "22P05");
    private static final int DEEPEST_CAUSE = 10;

    private final SecurityIdentity identity;

    ProblemResponses(SecurityIdentity identity) {
        this.identity = identity;
    }

    @ServerExceptionMapper
    public RestResponse<ProblemBody> refused(Problem problem, RoutingContext request) {
        return answer(problem, request);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public RestResponse<ProblemBody> unauthenticated(RoutingContext request) {
        return answer(
                new Problem(
                        HttpProblem.UNAUTHENTICATED,
                        "Send a valid access token as \"Authorization: Bearer …\"; get one from"
                                + " POST /api/admin/auth/login, or a new one from /api/admin/auth/refresh."),
                request);
    }

    @ServerExceptionMapper
    public RestResponse<ProblemBody> forbidden(ForbiddenException failure, RoutingContext request) {
        return answer(
                identity.hasRole(Permission.ENROL)
                        ? new Problem(
                                HttpProblem.FORBIDDEN,
                                "Administrators need a second factor here: switch yours on at"
                                        + " /api/admin/auth/second-factor, then refresh.")
                        : new Problem(
                                HttpProblem.FORBIDDEN,
                                "Ask an administrator for a role that may do this."),
                request);
    }

    @ServerExceptionMapper
    public RestResponse<ProblemBody> invalid(
            ConstraintViolationException failure, RoutingContext request) {
        var faults =
                failure.getConstraintViolations().stream()
                        .map(ProblemResponses::fault)
                        .sorted(byPointer())
                        .toList();
        return answer(Problem.invalid(faults), request);
    }

    // Quarkus has a mapper of its own for the second, which would win over the first alone.
    @ServerExceptionMapper({JacksonException.class, MismatchedInputException.class})
    public RestResponse<ProblemBody> unreadable(JacksonException failure, RoutingContext request) {
        if (failure.getCause() instanceof Problem refusal) {
            return answer(refusal, request);
        }
        var place = failure.getLocation();
        var detail =
                place == null
                        ? Wording.of("The body is not the JSON that is expected here.")
                        : Wording.of(
                                "The body is not the JSON that is expected here at line %d, column %d.",
                                place.getLineNr(), place.getColumnNr());
        return answer(new Problem(HttpProblem.INVALID_REQUEST, detail), request);
    }

    @ServerExceptionMapper
    public RestResponse<ProblemBody> http(WebApplicationException failure, RoutingContext request) {
        if (failure.getCause() instanceof JacksonException unreadable) {
            return unreadable(unreadable, request);
        }
        // A parameter of the wrong type is "not found" to Jakarta REST; nobody would look for it
        // there.
        if (failure instanceof NotFoundException && failure.getCause() != null) {
            return answer(
                    new Problem(
                            HttpProblem.INVALID_REQUEST,
                            "A parameter is not of the type that /q/openapi names."),
                    request);
        }
        var status = failure.getResponse().getStatus();
        var answer = builder(new Problem(type(status), detail(status, request)), request);
        var allow = failure.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return allow == null ? answer.build() : answer.header(HttpHeaders.ALLOW, allow).build();
    }

    @ServerExceptionMapper
    public RestResponse<ProblemBody> unexpected(Throwable failure, RoutingContext request) {
        if (holdsNul(failure)) {
            return answer(nulInText(), request);
        }
        if (Outage.isBehind(failure)) {
            LOG.warnf("%s %s: %s", request.request().method(), request.normalizedPath(), failure);
            return answer(
                    new Problem(HttpProblem.UNAVAILABLE, "Try again in a moment.")
                            .retryAfter(Duration.ofSeconds(2)),
                    request);
        }
        if (isUnreadableMediaType(failure)) {
            return answer(
                    new Problem(
                            HttpProblem.UNSUPPORTED_MEDIA_TYPE,
                            "Content-Type is no media type, such as application/json."),
                    request);
        }
        LOG.errorf(failure, "%s %s failed", request.request().method(), request.normalizedPath());
        return answer(
                new Problem(HttpProblem.INTERNAL, "Try again; if it goes on, tell us the traceId."),
                request);
    }

    /** Nobody but the framework's own reader of Content-Type says so, and in no other way. */
    private static boolean isUnreadableMediaType(Throwable failure) {
        return failure instanceof IllegalArgumentException
                && String.valueOf(failure.getMessage()).startsWith("Failed to parse media type");
    }

    private static RestResponse<ProblemBody> answer(Problem problem, RoutingContext request) {
        return builder(problem, request).build();
    }

    private static RestResponse.ResponseBuilder<ProblemBody> builder(
            Problem problem, RoutingContext request) {
        var language = ReaderLanguage.of(request);
        var body = ProblemBody.of(problem, request, language);
        var response =
                RestResponse.ResponseBuilder.<ProblemBody>create(body.status())
                        .entity(body)
                        .header(HttpHeaders.CONTENT_TYPE, ProblemBody.MEDIA_TYPE)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        problem.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, wait));
        return body.status() == Response.Status.UNAUTHORIZED.getStatusCode()
                ? response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                : response;
    }

    static Problem nulInText() {
        return new Problem(HttpProblem.INVALID_REQUEST, "Leave out the character NUL (U+0000).");
    }

    /**
     * PostgreSQL cannot keep the character NUL; everything else that it refuses is our fault. What
     * comes in a path, a query or in JSON was refused before; this is for files and forms.
     */
    private static boolean holdsNul(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .map(ProblemResponses::sqlState)
                .anyMatch(NUL_IN_TEXT::contains);
    }

    private static String sqlState(Throwable failure) {
        var state =
                switch (failure) {
                    case PgException refusal -> refusal.getSqlState();
                    // Hibernate's wrapping
                    case SQLException refusal -> refusal.getSQLState();
                    default -> "";
                };
        return String.valueOf(state);
    }

    private static HttpProblem type(int status) {
        return Arrays.stream(HttpProblem.values())
                .filter(type -> type.status() == status)
                .findFirst()
                .orElse(status >= 500 ? HttpProblem.INTERNAL : HttpProblem.REFUSED);
    }

    private static Wording detail(int status, RoutingContext request) {
        return switch (status) {
            case 404 ->
                    Wording.of(
                            "Nothing answers to %s; see /q/openapi for what does.",
                            request.normalizedPath());
            case 405 ->
                    Wording.of(
                            "%s is not for %s.",
                            request.request().method(), request.normalizedPath());
            case 413 -> Wording.of("Send a smaller body.");
            case 415 -> Wording.of("Set Content-Type to what /q/openapi names for this endpoint.");
            default -> Wording.of("Compare the request with /q/openapi.");
        };
    }

    private static Problem.Fault fault(ConstraintViolation<?> violation) {
        return new Problem.Fault(
                lastOf(violation.getPropertyPath()), Wording.asIs(violation.getMessage()));
    }

    private static String lastOf(Path path) {
        var last = "";
        for (Path.Node node : path) {
            last = String.valueOf(node.getName());
        }
        return last;
    }

    private static Comparator<Problem.Fault> byPointer() {
        return Comparator.comparing(Problem.Fault::pointer)
                .thenComparing(fault -> fault.detail().toString());
    }
}
