package tn.shabou.local.demo;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A node of the tree of categories: a main category, a group below it, or a family of parts below
 * that.
 *
 * @param parent absent for a main category
 * @param parts absent unless it is a family of parts
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

    /**
     * What the parts of a family are like.
     *
     * @param price median in dinars; prices are log-normal around it
     * @param positions none when there is but one place
     * @param conditions what a part may demand of a car besides its engine
     * @param weight how many parts the family has, compared with others
     * @param saidFrench what else people call it
     */
    record Parts(
            double price,
            Fits fits,
            List<Position> positions,
            Season season,
            List<Attribute> attributes,
            List<Attribute> conditions,
            double weight,
            List<String> saidFrench,
            List<String> saidArabic) {}

    /** What its parts are like; only families have parts. */
    Parts theParts() {
        return Objects.requireNonNull(parts, slug);
    }

    /** This one, its group and its main category. */
    Stream<Family> upwards() {
        return Stream.iterate(this, Objects::nonNull, Family::parent);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Family family && family.id == id;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }
}
