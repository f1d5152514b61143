package tn.shabou.local.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A node of the tree of categories: a main category, or a family of parts below one.
 *
 * @param parent absent for a main category
 * @param parts absent for a main category, which has no parts of its own
 */
record Family(
        long id,
        @Nullable Family parent,
        String slug,
        String french,
        String arabic,
        @Nullable Parts parts) {

    /** To which cars a part of the family belongs. */
    enum Fits {
        ENGINE,
        PETROL_ENGINE,
        DIESEL_ENGINE,
        GENERATION,
        EVERY_CAR;

        static Fits of(String code) {
            return switch (code) {
                case "E" -> ENGINE;
                case "EP" -> PETROL_ENGINE;
                case "ED" -> DIESEL_ENGINE;
                case "G" -> GENERATION;
                case "U" -> EVERY_CAR;
                default -> throw new IllegalArgumentException("no such fit: " + code);
            };
        }
    }

    /** When a family sells best. */
    enum Season {
        NONE,
        SUMMER,
        WINTER;

        static Season of(String name) {
            return name.isEmpty() ? NONE : valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * A measure of a part, drawn from a range.
     *
     * @param decimals 0 or 1
     */
    record Attribute(String name, double low, double high, int decimals) {

        /** Reads {@code hauteur_mm:60-140}. */
        static Attribute parse(String text) {
            var words = text.split("[:-]");
            return new Attribute(
                    words[0],
                    Double.parseDouble(words[1]),
                    Double.parseDouble(words[2]),
                    words[1].contains(".") ? 1 : 0);
        }

        /** As a member of a JSON object. */
        String draw(RandomGenerator random) {
            var value = BigDecimal.valueOf(low + random.nextDouble() * (high - low));
            return '"' + name + "\":" + value.setScale(decimals, RoundingMode.HALF_UP);
        }
    }

    /**
     * What the parts of a family are like.
     *
     * @param median price in dinars; prices are log-normal around it
     * @param sigma spread of the logarithm of prices
     * @param positions French; empty when there is but one place
     * @param weight how many parts the family has, compared with others
     */
    record Parts(
            double median,
            double sigma,
            Fits fits,
            List<String> positions,
            Season season,
            List<Attribute> attributes,
            double weight) {}

    /** Parents come before their children. */
    static List<Family> all() {
        var families = new ArrayList<Family>();
        var bySlug = new HashMap<String, Family>();
        for (var row : Tsv.rows("demo/families.tsv")) {
            var family =
                    new Family(
                            families.size() + 1L,
                            bySlug.get(row.text("parent")),
                            row.text("slug"),
                            row.text("french"),
                            row.text("arabic"),
                            row.text("median").isEmpty() ? null : parts(row));
            families.add(family);
            bySlug.put(family.slug(), family);
        }
        return families;
    }

    /** The main category above, or this one. */
    Family main() {
        return parent == null ? this : parent.main();
    }

    /** What its parts are like; only families have parts. */
    Parts theParts() {
        return Objects.requireNonNull(parts, slug);
    }

    private static Parts parts(Tsv.Row row) {
        return new Parts(
                row.number("median"),
                row.number("sigma"),
                Fits.of(row.text("fits")),
                row.list("positions", ","),
                Season.of(row.text("season")),
                row.list("attributes", ";").stream().map(Attribute::parse).toList(),
                row.number("weight"));
    }
}
