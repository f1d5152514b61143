package tn.shabou.api.enquiries;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.Money;

/**
 * An enquiry as the shopper sees it: nothing by which to tell who asked.
 *
 * @param code to name it by on the phone
 * @param token the name of its page, {@code /api/enquiries/<token>}; whoever knows it may look
 * @param message to send or to copy, in the language of the enquiry
 * @param whatsApp a link that opens WhatsApp with the message; null when the shop has no number
 *     there
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "EnquiryReceipt")
public record Receipt(
        String code,
        String token,
        EnquiryState state,
        Channel channel,
        Instant createdAt,
        @Nullable String vehicle,
        List<Line> lines,
        Money total,
        String message,
        @Nullable String whatsApp) {

    /**
     * @param name in the language of the enquiry
     * @param unitPrice when it was asked for; later changes do not matter
     */
    @RegisterForReflection
    @Schema(name = "EnquiryLine")
    public record Line(
            long productId,
            String sku,
            String name,
            String slug,
            int quantity,
            Money unitPrice,
            Money price) {}

    static Money total(List<Line> lines) {
        return Money.tnd(
                lines.stream()
                        .map(line -> line.price().amount())
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
