package tn.shabou.api.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may be suggested, in order of its words, so that a beginning finds what goes on so. */
final class Suggestible {

    /** Of more that begin alike, the first in order of their words are looked at. */
    private static final int MOST = 2_000;

    private static final int MOST_ASKED = 3;

    private final Name[] names;

    /** In the order in which they are shown. */
    enum Kind {
        QUERY,
        CATEGORY,
        BRAND,
        MAKE,
        MODEL,
        GENERATION
    }

    /**
     * @param source id of what it leads to, within its kind
     * @param words the folded words from which the name goes on
     * @param wholes its folded words as a whole, in both languages
     * @param found how often people found something by it
     */
    record Name(
            Kind kind,
            long source,
            String words,
            String french,
            String arabic,
            @Nullable String slug,
            List<String> wholes,
            long found) {}

    private record Thing(Kind kind, long source) {}

    Suggestible(List<Name> names) {
        this.names = names.stream().sorted(Comparator.comparing(Name::words)).toArray(Name[]::new);
    }

    /** What is called exactly so, then what begins so; of each the shortest name first. */
    List<Name> best(String begun, int limit) {
        Map<Thing, Name> things = new HashMap<>();
        for (var name : beginning(begun)) {
            things.putIfAbsent(new Thing(name.kind(), name.source()), name);
        }
        return things.values().stream()
                .sorted(
                        Comparator.comparing((Name name) -> !name.wholes().contains(begun))
                                .thenComparing(Name::kind)
                                .thenComparingInt(name -> name.french().length())
                                .thenComparing(Name::french))
                .limit(limit)
                .toList();
    }

    /** What was found by most, some of it. */
    List<Name> mostFound(String begun) {
        return beginning(begun).stream()
                .sorted(Comparator.comparingLong(Name::found).reversed().thenComparing(Name::words))
                .limit(MOST_ASKED)
                .toList();
    }

    private List<Name> beginning(String begun) {
        int at = firstFrom(begun);
        var beginning = new ArrayList<Name>();
        while (at < names.length
                && names[at].words().startsWith(begun)
                && beginning.size() < MOST) {
            beginning.add(names[at++]);
        }
        return beginning;
    }

    private int firstFrom(String begun) {
        int low = 0;
        int high = names.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (names[middle].words().compareTo(begun) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
