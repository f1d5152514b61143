package tn.shabou.api.prices;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A price that somebody wants.
 *
 * @param amount in dinars, at most three decimals
 * @param reason for the ledger
 * @param overrideReason why it may be below the lowest price that the margin allows; for
 *     administrators
 */
@RegisterForReflection
record PriceWish(
        @NotNull
                @Positive
                @Digits(integer = 8, fraction = 3)
                @JsonFormat(shape = JsonFormat.Shape.STRING)
                BigDecimal amount,
        @NotBlank @Size(max = 300) String reason,
        Optional<@Size(min = 1, max = 300) String> overrideReason) {}
