package tn.shabou.api.columns;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The wanted values of each facet by which a selection filters, for a quick look at a tag. */
final class Marks {

    private final List<Facet> facets = new ArrayList<>();
    private final List<boolean[]> wanted = new ArrayList<>();

    /**
     * @param largest value of each facet, by ordinal
     */
    Marks(Selection selection, int[] largest) {
        for (var facet : Facet.OF_VALUES) {
            var values = facet.wanted(selection);
            if (!values.isEmpty()) {
                facets.add(facet);
                wanted.add(marked(values, largest[facet.ordinal()] + 1));
            }
        }
    }

    /** How many facets filter. */
    int size() {
        return facets.size();
    }

    Facet facet(int i) {
        return facets.get(i);
    }

    /** Whether the i-th facet lets the tag pass. */
    boolean has(int i, long tag) {
        return wanted.get(i)[facets.get(i).value(tag)];
    }

    boolean has(long tag) {
        for (int i = 0; i < facets.size(); i++) {
            if (!has(i, tag)) {
                return false;
            }
        }
        return true;
    }

    private static boolean[] marked(Set<Long> wanted, int values) {
        var marks = new boolean[values];
        for (long value : wanted) {
            if (value < values) {
                marks[(int) value] = true;
            }
        }
        return marks;
    }
}
