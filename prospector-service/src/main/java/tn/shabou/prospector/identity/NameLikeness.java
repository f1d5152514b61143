package tn.shabou.prospector.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.jspecify.annotations.Nullable;
import tn.shabou.prospector.identity.BusinessName.Word;

/** How much two names look like one, from 0 to 1: each own word finds its best partner. */
final class NameLikeness {

    private static final JaroWinklerSimilarity JARO_WINKLER = new JaroWinklerSimilarity();

    /** Below that two words are two words. */
    private static final double SAME_WORD = 0.86;

    /** The same consonants in two alphabets, or with other vowels. */
    private static final double SAME_SOUND = 0.95;

    /**
     * In short words most letters are the same by chance, as in {@code Abidi} and {@code Saidi}.
     */
    private static final int BRIEF = 5;

    private static final double BRIEF_SHARE = 0.9;

    /** What a word without a partner weighs: people shorten names. */
    private static final double LEFT_OUT = 0.6;

    private NameLikeness() {}

    static double of(BusinessName left, BusinessName right) {
        if (left.words().isEmpty() || right.words().isEmpty()) {
            return 0;
        }
        var few = left.words().size() <= right.words().size() ? left.words() : right.words();
        var free = new ArrayList<>(few == left.words() ? right.words() : left.words());
        double same = 0;
        double all = 0;
        for (var word : few) {
            var partner = partner(word, free);
            double likeness = partner == null ? 0 : likeness(word, partner);
            if (partner != null && likeness >= SAME_WORD) {
                free.remove(partner);
                double weight = (weight(word) + weight(partner)) / 2;
                same += weight * likeness;
                all += weight;
            } else {
                all += weight(word);
            }
        }
        double byWord =
                same / (all + LEFT_OUT * free.stream().mapToDouble(NameLikeness::weight).sum());
        return Math.max(byWord, ofWhole(left, right));
    }

    /** {@code Pro Drive} and {@code ProDrive}. */
    private static double ofWhole(BusinessName left, BusinessName right) {
        return left.words().size() == right.words().size()
                ? 0
                : Math.max(0, likeness(whole(left), whole(right)) - 0.02);
    }

    private static Word whole(BusinessName name) {
        return new Word(
                name.words().stream().map(Word::text).collect(Collectors.joining()),
                name.words().stream().map(Word::sound).collect(Collectors.joining()),
                name.words().getFirst().arabic());
    }

    private static @Nullable Word partner(Word word, List<Word> free) {
        @Nullable Word best = null;
        double most = 0;
        for (var other : free) {
            double likeness = likeness(word, other);
            if (likeness > most) {
                most = likeness;
                best = other;
            }
        }
        return best;
    }

    private static double likeness(Word left, Word right) {
        if (left.text().equals(right.text())) {
            return 1;
        }
        boolean sameSound = !left.sound().isEmpty() && left.sound().equals(right.sound());
        boolean telling = left.sound().length() > 1 && right.sound().length() > 1;
        double heard =
                sameSound
                        ? telling ? SAME_SOUND : SAME_WORD
                        : telling
                                ? SAME_SOUND * JARO_WINKLER.apply(left.sound(), right.sound())
                                : 0;
        if (left.arabic() != right.arabic()) {
            return heard;
        }
        double written = JARO_WINKLER.apply(left.text(), right.text());
        if (sameSound && telling) {
            return Math.max(written, heard);
        }
        boolean brief = left.text().length() <= BRIEF && right.text().length() <= BRIEF;
        return brief ? BRIEF_SHARE * written : written;
    }

    /** Long words are rarer. */
    private static double weight(Word word) {
        return Math.min(8, Math.max(2, word.text().length()));
    }
}
