package tn.shabou.api.assortment;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Objects;

/**
 * A number by which a part is known; the shop's own, its SKU, is not among them.
 *
 * @param maker of the part ({@code MPN}, {@code CROSS}) or of the car ({@code OE}); may be empty
 * @param number as it is written
 */
@RegisterForReflection
record Reference(
        @NotNull Kind kind,
        @Size(max = LONGEST) String maker,
        @NotBlank @Size(max = LONGEST) String number) {

    private static final int LONGEST = 100;

    /** Whose number it is. */
    enum Kind {
        /** Its maker's. */
        MPN,
        EAN,
        /** A maker of cars'. */
        OE,
        /** Another maker's, for a part that does the same. */
        CROSS,
        /** Of a part that it replaces. */
        SUPERSEDED
    }

    Reference {
        maker = Objects.requireNonNullElse(maker, "").strip();
    }
}
