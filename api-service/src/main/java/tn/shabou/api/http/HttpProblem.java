package tn.shabou.api.http;

/** Refusals that any endpoint may give. */
public enum HttpProblem implements ProblemType {
    INVALID_REQUEST(400, "The request is not valid"),
    INVALID_KEY(400, "The Idempotency-Key is not valid"),
    INVALID_CURSOR(400, "The cursor is not valid"),
    UNAUTHENTICATED(401, "Sign in first"),
    FORBIDDEN(403, "Your role does not allow this"),
    CROSS_SITE_REQUEST(403, "Another site may not do this with your cookie"),
    NOT_FOUND(404, "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "This method is not allowed here"),
    NOT_ACCEPTABLE(406, "No acceptable representation"),
    LENGTH_REQUIRED(411, "The length of the body is missing"),
    STILL_RUNNING(409, "The same request is still being worked on"),
    PRECONDITION_FAILED(412, "It is not what it was when you read it"),
    BODY_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "This media type is not supported"),
    KEY_REUSED(422, "This Idempotency-Key belongs to another request"),
    PRECONDITION_REQUIRED(428, "Say which version you change"),
    QUOTA_EXCEEDED(429, "Too many requests"),
    REFUSED(400, "The request was refused"),
    UNAVAILABLE(503, "A part of the system is away"),
    INTERNAL(500, "Something went wrong on our side");

    private final int status;
    private final String title;

    HttpProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
