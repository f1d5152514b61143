package tn.shabou.prospector.matching;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tn.shabou.prospector.identity.Spelling;

/**
 * The name of a part, taken apart, in French, Arabic or English.
 *
 * @param traits what it says of each aspect in which parts that look alike differ
 * @param words all else
 */
record PartText(@Nullable PartFamily family, Map<Aspect, Set<String>> traits, Set<String> words) {

    /** In what parts differ that are called the same. */
    enum Aspect {
        AXLE,
        SIDE,
        PACK,
        CONDITION,
        FUEL,
        ENGINE_SIZE,
        ENGINE_CODE,
        DIMENSION
    }

    private record Said(Aspect aspect, String value) {}

    private static final Map<String, Said> LEXICON = lexicon();

    private static final Set<String> EMPTY =
            Set.of(
                    ("le la les l de du des d un une et a au aux pour avec sans par sur en the of for with and set jeu original origine"
                                    + " qualite neuf neuve new piece pieces part auto voiture car ref reference marque brand"
                                    + " من في على مع و جديد جديده اصلي قطعه سياره")
                            .split(" "));

    private static final Pattern MEASURE =
            Pattern.compile(
                    "(?<![\\p{L}\\d])(\\d{1,4}(?:[.,]\\d{1,2})?) ?(mm|cm|ah|kw|ml|bar)(?![\\p{L}\\d])");
    private static final Pattern SIZE =
            Pattern.compile(
                    "(?<![\\p{L}\\d.,])([0-6][.,]\\d)(?![\\d.,])(?! ?(?:mm|cm|ah|kw|ml|l |bar))");
    private static final Pattern MANY =
            Pattern.compile(
                    "(?:lot|jeu|set|pack|boite|طقم)(?: de| of)? (\\d{1,2})(?!\\d)|(?<![\\p{L}\\d])x ?(\\d{1,2})(?![\\d])|(?<!\\d)(\\d{1,2}) ?(?:pieces|pcs|قطع)(?!\\p{L})");

    static PartText of(String name) {
        Map<Aspect, Set<String>> traits = new EnumMap<>(Aspect.class);
        var text = " " + Spelling.folded(name) + " ";
        text =
                take(
                        MEASURE,
                        text,
                        Aspect.DIMENSION,
                        traits,
                        match -> match.group(1).replace(',', '.') + match.group(2));
        text =
                take(
                        MANY,
                        text,
                        Aspect.PACK,
                        traits,
                        match ->
                                Arrays.stream(
                                                new String[] {
                                                    match.group(1), match.group(2), match.group(3)
                                                })
                                        .filter(g -> g != null)
                                        .findFirst()
                                        .orElse(""));
        text =
                take(
                        SIZE,
                        text,
                        Aspect.ENGINE_SIZE,
                        traits,
                        match -> match.group(1).replace(',', '.'));
        var all = words(text);
        var family = PartFamily.in(all).orElse(null);
        var rest = new HashSet<String>();
        for (var word : (family == null ? all : family.without(all)).strip().split(" ")) {
            var said = LEXICON.get(word);
            if (said != null) {
                Arrays.stream(said.value().split("\\+"))
                        .forEach(value ->
                                add(
                                        traits,
                                        value.equals("LEFT") || value.equals("RIGHT")
                                                ? Aspect.SIDE
                                                : said.aspect(),
                                        value));
            } else if (!word.isEmpty() && !EMPTY.contains(word)) {
                rest.add(word);
            }
        }
        return new PartText(family, traits, Set.copyOf(rest));
    }

    /** Words between spaces, without the article and plural that writers add or leave out. */
    static String words(String text) {
        return Arrays.stream(Spelling.folded(text).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .map(PartText::bare)
                .collect(Collectors.joining(" ", " ", " "));
    }

    private static String bare(String word) {
        if (word.startsWith("ال") && word.length() > 4) {
            return word.substring(2);
        }
        return word.length() > 3
                        && word.endsWith("s")
                        && word.codePoints().allMatch(Character::isLetter)
                ? word.substring(0, word.length() - 1)
                : word;
    }

    /** What this says of an aspect of which the other says something else; "" when they agree. */
    String conflict(PartText other, Aspect aspect) {
        var mine = traits.getOrDefault(aspect, Set.of());
        var theirs = other.traits.getOrDefault(aspect, Set.of());
        boolean agree =
                mine.isEmpty() || theirs.isEmpty() || mine.stream().anyMatch(theirs::contains);
        return agree || (aspect == Aspect.DIMENSION && !isOfOneUnit(mine, theirs))
                ? ""
                : sorted(mine) + "/" + sorted(theirs);
    }

    private static boolean isOfOneUnit(Set<String> mine, Set<String> theirs) {
        return units(mine).stream().anyMatch(units(theirs)::contains);
    }

    private static Set<String> units(Set<String> measures) {
        return measures.stream()
                .map(measure -> measure.replaceAll("[\\d.]", ""))
                .collect(Collectors.toSet());
    }

    static String sorted(Set<String> values) {
        return String.join(",", new TreeSet<>(values));
    }

    /** All that it says besides the family, by which two are compared. */
    Set<String> details() {
        var details = new HashSet<>(words);
        traits.forEach((aspect, values) -> {
            if (aspect != Aspect.CONDITION) {
                details.addAll(values);
            }
        });
        return details;
    }

    private static String take(
            Pattern pattern,
            String text,
            Aspect aspect,
            Map<Aspect, Set<String>> traits,
            Function<Matcher, String> value) {
        var match = pattern.matcher(text);
        while (match.find()) {
            add(traits, aspect, value.apply(match));
        }
        return match.replaceAll(" ");
    }

    private static void add(Map<Aspect, Set<String>> traits, Aspect aspect, String value) {
        traits.computeIfAbsent(aspect, _ -> new HashSet<>()).add(value);
    }

    private static Map<String, Said> lexicon() {
        var lexicon = new HashMap<String, Said>();
        say(lexicon, Aspect.AXLE, "FRONT", "avant av front امامي اماميه اماميه");
        say(lexicon, Aspect.AXLE, "REAR", "arriere arr ar rear خلفي خلفيه");
        say(lexicon, Aspect.AXLE, "FRONT+LEFT", "avg");
        say(lexicon, Aspect.AXLE, "FRONT+RIGHT", "avd");
        say(lexicon, Aspect.AXLE, "REAR+LEFT", "arg");
        say(lexicon, Aspect.AXLE, "REAR+RIGHT", "ard");
        say(lexicon, Aspect.SIDE, "LEFT", "gauche left lh يسار ايسر يسري");
        say(lexicon, Aspect.SIDE, "RIGHT", "droit droite right rh يمين ايمن يمني");
        say(lexicon, Aspect.PACK, "2", "paire pair زوج");
        say(lexicon, Aspect.PACK, "1", "unite single واحده");
        say(lexicon, Aspect.PACK, "kit", "kit طقم كيت complet");
        say(lexicon, Aspect.CONDITION, "USED", "occasion usage usagee used مستعمل مستعمله casse");
        say(
                lexicon,
                Aspect.CONDITION,
                "RECONDITIONED",
                "reconditionne reconditionnee remanufactured rebuilt refurbished echange مجدد مجدده");
        say(
                lexicon,
                Aspect.FUEL,
                "DIESEL",
                "diesel hdi dci tdi jtd cdti crdi tdci d4d multijet bluehdi ديزل مازوط");
        say(lexicon, Aspect.FUEL, "PETROL", "essence petrol vti mpi tsi tfsi tce puretech بنزين");
        for (var code :
                ("k9k k4m k7m k7j f4r f9q d4f h4b h4m m9r g9u tu1 tu3 tu5 dv4 dv6 dw8 dw10 ep6 ec5 eb2 8hz 9hz 9hx kfw nfu rhy rhz cay cff bls bkc"
                                + " axr alh asv cbz bxe 1kd 2kd 1gd 2gd 1nz 2nz g4fa d4fb z13dt 188a 199a 312a 350a")
                        .split(" ")) {
            lexicon.put(code, new Said(Aspect.ENGINE_CODE, code));
        }
        return Map.copyOf(lexicon);
    }

    private static void say(Map<String, Said> lexicon, Aspect aspect, String value, String names) {
        for (var name : names.split(" ")) {
            lexicon.put(words(name).strip(), new Said(aspect, value));
        }
    }
}
