package tn.shabou.api.vehicles.editing;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.vehicles.editing.EditedVehicle.Draft;

/** What may be known of a car besides its name. */
enum Fact {
    YEAR_FROM("yearFrom", "smallint"),
    YEAR_TO("yearTo", "smallint"),
    CODE("code", "text"),
    FUEL("fuel", "text"),
    DISPLACEMENT_CC("displacementCc", "integer"),
    POWER_HP("powerHp", "integer");

    private final String field;
    private final String type;

    Fact(String field, String type) {
        this.field = field;
        this.type = type;
    }

    /** Its name in JSON. */
    String field() {
        return field;
    }

    String type() {
        return type;
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** It as a column, where it is never known. */
    String none() {
        return "NULL::%s AS %s".formatted(type, column());
    }

    @Nullable Object of(Draft draft) {
        return switch (this) {
            case YEAR_FROM -> draft.yearFrom();
            case YEAR_TO -> draft.yearTo();
            case CODE -> draft.code();
            case FUEL -> draft.fuel() == null ? null : draft.fuel().name();
            case DISPLACEMENT_CC -> draft.displacementCc();
            case POWER_HP -> draft.powerHp();
        };
    }
}
