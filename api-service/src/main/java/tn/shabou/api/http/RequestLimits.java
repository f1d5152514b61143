package tn.shabou.api.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * What fits into an address, and into the headers that we read. The OpenAPI document says how long
 * each may be, unless its annotations do. NUL fits nowhere: the database cannot look for it, and an
 * answer that has begun could not say so any more.
 */
public final class RequestLimits {

    private static final int LONGEST = 400;

    /** What was typed into the search box, with its signs in words. */
    private static final Map<String, Integer> LONGER = Map.of("words", 1000);

    private static final List<String> HEADERS =
            List.of(HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH);

    private static final int LONGEST_HEADER = 1000;

    /** In quotes. */
    private static final int LONGEST_KEY = 202;

    /** Path parameters that are numbers which the database gives away. */
    private static final Set<String> IDS = Set.of("id", "product", "override", "verdict");

    /** The least of them. */
    public static final int FIRST_ID = 1;

    /** How many characters a path parameter that is a text may have. */
    public static int longest(String pathParameter) {
        return LONGER.getOrDefault(pathParameter, LONGEST);
    }

    /** How many characters a header may have; of keys, {@code idempotency} sees to it. */
    public static int longestHeader(String name) {
        return HEADERS.contains(name) ? LONGEST_HEADER : LONGEST_KEY;
    }

    /**
     * @throws Problem when something is beyond its limits
     */
    @ServerRequestFilter
    public void check(UriInfo address, HttpHeaders headers) {
        var faults = new ArrayList<Problem.Fault>();
        address.getPathParameters()
                .forEach((name, values) ->
                        values.forEach(value -> {
                            checkNul(name, value, faults);
                            checkLength(name, value, longest(name), faults);
                            if (IDS.contains(name) && isBeforeTheFirst(value)) {
                                faults.add(
                                        new Problem.Fault(
                                                name, "is a whole number from %d on", FIRST_ID));
                            }
                        }));
        address.getQueryParameters()
                .forEach((name, values) -> values.forEach(value -> checkNul(name, value, faults)));
        for (var name : HEADERS) {
            var value = headers.getHeaderString(name);
            if (value != null) {
                checkLength(name, value, LONGEST_HEADER, faults);
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }

    private static void checkNul(String name, String value, List<Problem.Fault> faults) {
        if (value.indexOf('\0') >= 0) {
            faults.add(new Problem.Fault(name, "must not hold NUL (U+0000)"));
        }
    }

    private static void checkLength(
            String name, String value, int most, List<Problem.Fault> faults) {
        if (value.length() > most) {
            faults.add(new Problem.Fault(name, "takes at most %d characters", most));
        }
    }

    /** 0, or below; what is no number at all is no address that we have. */
    private static boolean isBeforeTheFirst(String id) {
        return id.matches("-[0-9]+|0+");
    }
}
