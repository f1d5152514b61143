package tn.shabou.api.http;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps two people who edit the same thing from undoing each other's work (RFC 9110, If-Match): an
 * edit says which version it was made of.
 */
public final class IfMatch {

    private IfMatch() {}

    /** The strong validator of a version, to be sent as {@code ETag}. */
    public static String etag(long version) {
        return "\"" + version + "\"";
    }

    /**
     * @param header {@code If-Match} as the client sent it
     * @param current version of what is to be changed, locked
     * @throws Problem 428 without the header, 412 when it names another version
     */
    public static void require(Optional<String> header, long current) {
        var expected =
                header.orElseThrow(() ->
                        new Problem(
                                HttpProblem.PRECONDITION_REQUIRED,
                                "Read it first, and send its ETag as If-Match."));
        var holds =
                Stream.of(expected.split(","))
                        .map(String::strip)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(etag(current)));
        if (!holds) {
            throw new Problem(
                    HttpProblem.PRECONDITION_FAILED,
                    "Somebody changed it meanwhile. Read it again, and change what it is now.");
        }
    }
}
