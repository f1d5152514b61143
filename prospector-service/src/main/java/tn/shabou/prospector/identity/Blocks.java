package tn.shabou.prospector.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which parties are worth comparing: those that share a key which not too many have. */
final class Blocks {

    /** A key that more parties share tells nobody apart, and its pairs grow with the square. */
    private static final int LARGEST = 80;

    private Blocks() {}

    /** Each pair once, as the places of its two parties in the list, the lower one first. */
    static Collection<Pair> of(List<Traits> parties) {
        Map<String, List<Integer>> blocks = new HashMap<>();
        for (int i = 0; i < parties.size(); i++) {
            for (var key : Keys.of(parties.get(i))) {
                blocks.computeIfAbsent(key, _ -> new ArrayList<>(2)).add(i);
            }
        }
        Set<Pair> pairs = new HashSet<>();
        for (var block : blocks.values()) {
            if (block.size() <= LARGEST) {
                for (int i = 0; i < block.size(); i++) {
                    for (int j = i + 1; j < block.size(); j++) {
                        pairs.add(new Pair(block.get(i), block.get(j)));
                    }
                }
            }
        }
        return pairs;
    }

    record Pair(int one, int other) {}
}
