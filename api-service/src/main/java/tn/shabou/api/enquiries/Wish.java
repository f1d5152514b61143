package tn.shabou.api.enquiries;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import tn.shabou.api.http.Problem;
import tn.shabou.api.http.Problem.Fault;
import tn.shabou.api.http.Wording;

/**
 * What a shopper asks for.
 *
 * @param phone as typed; Tunisian without a country code
 * @param vehicle the car as the shopper sees it named
 * @param language in which the shopper reads; French when absent
 * @param website a field that people do not see, and programs fill in
 */
@Schema(name = "EnquiryWish")
public record Wish(
        @NotEmpty @Size(max = 50) List<@Valid @NotNull Line> lines,
        @NotBlank @Size(max = 40) String phone,
        @NotNull Channel channel,
        Optional<@Size(max = 100) String> name,
        Optional<@Email @Size(max = 254) String> email,
        Optional<@Size(max = 200) String> vehicle,
        Optional<@Size(max = 1000) String> note,
        Optional<Spoken> language,
        Optional<@Size(max = 200) String> website) {

    @Schema(name = "EnquiryWishLine")
    public record Line(@NotNull Long productId, @NotNull @Min(1) @Max(999) Integer quantity) {}

    /** As in addresses of the storefront. */
    public enum Spoken {
        fr,
        ar
    }

    /** What annotations cannot say. */
    void check() {
        if (website.filter(text -> !text.isBlank()).isPresent()) {
            throw new Problem(
                    EnquiryProblem.ENQUIRY_LIKE_SPAM, "Leave \"website\" empty and send it again.");
        }
        var seen = new HashSet<Long>();
        var twice =
                lines.stream()
                        .map(Line::productId)
                        .filter(id -> !seen.add(id))
                        .distinct()
                        .map(id -> new Fault("product " + id, "is named twice"))
                        .toList();
        if (!twice.isEmpty()) {
            throw new Problem(
                    EnquiryProblem.ENQUIRY_LINES_UNUSABLE,
                    Wording.of("Name each part once."),
                    twice);
        }
    }

    String spoken() {
        return language.orElse(Spoken.fr).name();
    }
}
