package tn.shabou.api.search;

import java.util.Set;

/** Words of the usual languages that join others, folded as all words are. */
final class StopWords {

    private static final Set<String> JOINING =
            words(
                    """
                    a an and at by de des du en et for from in la le les of on or par pour s sur the to un une with
                    avec au aux der die das fur mit und za z na ali il lo di per con el los y para
                    و في من على مع ل ب
                    """);

    /** What follows is what the thing goes with, not the thing. */
    private static final Set<String> GOING_WITH =
            words(
                    """
                    for pour fur za per para compatible compatibles kompatibel compatibile suitable with avec mit con
                    """);

    private StopWords() {}

    static boolean contains(String word) {
        return JOINING.contains(word);
    }

    static boolean beginsComplement(String word) {
        return GOING_WITH.contains(word);
    }

    /** The words that begin a complement. */
    static Set<String> complements() {
        return GOING_WITH;
    }

    private static Set<String> words(String list) {
        return Set.of(list.strip().split("\\s+"));
    }
}
