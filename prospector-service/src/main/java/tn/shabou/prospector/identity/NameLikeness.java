package tn.shabou.prospector.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.shabou.prospector.identity.BusinessName.Word;

/** How much two names look like one, from 0 to 1: each own word finds its best partner. */
final class NameLikeness {

    /** Below that two words are two words. */
    private static final double SAME_WORD = 0.72;

    /** Words that are said alike and written otherwise are hardly ever more. */
    private static final double SAME_SOUND = 0.97;

    /** A town in a name is the town, not a family of it: {@code Sfax}, not {@code Sfaxi}. */
    static final double SAME_PLACE = 0.92;

    /** The first letter of a name for the name. */
    private static final double INITIAL = 0.86;

    /** A word with a slip of the pen. */
    private static final double SLIP = 0.9;

    /** In shorter words a letter more or less makes another name. */
    private static final int BRIEF = 5;

    /** What a word without a partner weighs: people shorten names. */
    private static final double LEFT_OUT = 0.6;

    private NameLikeness() {}

    static double of(BusinessName left, BusinessName right) {
        return match(left, right).likeness();
    }

    /**
     * @param shared words of either that have a partner
     */
    record Match(double likeness, List<Word> shared) {}

    static Match match(BusinessName left, BusinessName right) {
        if (left.words().isEmpty() || right.words().isEmpty()) {
            return new Match(0, List.of());
        }
        var few = left.words().size() <= right.words().size() ? left.words() : right.words();
        var free = new ArrayList<>(few == left.words() ? right.words() : left.words());
        var shared = new ArrayList<Word>();
        double same = 0;
        double all = 0;
        for (var word : few) {
            var partner = partner(word, free);
            double likeness = partner == null ? 0 : of(word, partner);
            if (partner != null && likeness >= SAME_WORD) {
                free.remove(partner);
                shared.add(word);
                shared.add(partner);
                double weight = (weight(word) + weight(partner)) / 2;
                same += weight * likeness;
                all += weight;
            } else {
                all += weight(word);
            }
        }
        double byWord =
                same / (all + LEFT_OUT * free.stream().mapToDouble(NameLikeness::weight).sum());
        double whole = ofWhole(left, right);
        return whole > byWord
                ? new Match(
                        whole,
                        Stream.of(left, right).flatMap(name -> name.words().stream()).toList())
                : new Match(byWord, List.copyOf(shared));
    }

    /** {@code Pro Drive} and {@code ProDrive}; the letters of other names are alike by chance. */
    private static double ofWhole(BusinessName left, BusinessName right) {
        if (left.words().size() == right.words().size()) {
            return 0;
        }
        double whole = of(whole(left), whole(right)) - 0.02;
        return whole >= SAME_WORD ? whole : 0;
    }

    private static Word whole(BusinessName name) {
        return Word.of(name.words().stream().map(Word::text).collect(Collectors.joining()));
    }

    private static @Nullable Word partner(Word word, List<Word> free) {
        @Nullable Word best = null;
        double most = 0;
        for (var other : free) {
            double likeness = of(word, other);
            if (likeness > most) {
                most = likeness;
                best = other;
            }
        }
        return best;
    }

    static double of(Word left, Word right) {
        if (left.text().equals(right.text())) {
            return 1;
        }
        if (hasDigit(left) || hasDigit(right)) {
            return 0;
        }
        if (isInitialOf(left, right) || isInitialOf(right, left)) {
            return INITIAL;
        }
        double said = Math.min(SAME_SOUND, Pronunciation.likeness(left, right));
        return left.arabic() == right.arabic() && isSlip(left.text(), right.text())
                ? Math.max(SLIP, said)
                : said;
    }

    private static boolean hasDigit(Word word) {
        return word.text().chars().anyMatch(Character::isDigit);
    }

    private static boolean isInitialOf(Word initial, Word word) {
        return initial.text().length() == 1 && word.text().startsWith(initial.text());
    }

    /** A letter too many, or two that changed places, in a word long enough for it to be one. */
    private static boolean isSlip(String one, String other) {
        int length = Math.min(one.length(), other.length());
        if (length < BRIEF || Math.abs(one.length() - other.length()) > 1) {
            return false;
        }
        int first = 0;
        while (first < length && one.charAt(first) == other.charAt(first)) {
            first++;
        }
        int last = 0;
        while (last < length - first
                && one.charAt(one.length() - 1 - last) == other.charAt(other.length() - 1 - last)) {
            last++;
        }
        if (one.length() != other.length()) {
            return first + last >= length && first < length;
        }
        return length - first - last == 2
                && one.charAt(first) == other.charAt(first + 1)
                && one.charAt(first + 1) == other.charAt(first);
    }

    /** Long words are rarer, unless many are called so. */
    private static double weight(Word word) {
        if (word.isMake()) {
            return 2;
        }
        return Math.min(8, Math.max(2, word.text().length()));
    }
}
