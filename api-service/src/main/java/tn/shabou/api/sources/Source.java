package tn.shabou.api.sources;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A source and how it stands.
 *
 * @param startUrl of a site that is crawled
 * @param location the name of an extract in the folder of extracts
 * @param attribution what is to be named beside what was taken from it
 * @param retentionDays how long what it says is kept after it last said so
 * @param termsReviewedOn when somebody last read its terms
 * @param termsStatus what they found
 * @param adapter by which the pages of a marketplace are read
 * @param trouble why its latest run brought nothing
 * @param leads how many it found
 * @param facts how much of what we know of leads it said
 * @param lastSeenAt when it last named a lead
 * @param lastImport of an extract
 * @param drifts what its pages tell less than they should
 * @param version grows with every change by staff
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Source(
        long id,
        SourceKind kind,
        String name,
        boolean enabled,
        @Nullable String startUrl,
        @Nullable String location,
        String licence,
        String licenceUrl,
        String attribution,
        int retentionDays,
        String termsUrl,
        @Nullable LocalDate termsReviewedOn,
        TermsStatus termsStatus,
        @Nullable String adapter,
        @Nullable String trouble,
        @Nullable Instant troubleAt,
        long leads,
        long facts,
        @Nullable Instant lastSeenAt,
        @Nullable Import lastImport,
        List<Drift> drifts,
        int version) {

    /**
     * A field that the pages of a site tell less than they should. While one is missing that offers
     * have, no price of the site is compared with ours.
     *
     * @param page {@code PRODUCT} of a shop, {@code LISTING} or {@code AD} of a marketplace
     * @param field {@code amount}, {@code sku}, {@code availability}; of ads {@code asked} (a
     *     price, or why there is none), {@code seller}, {@code condition}; {@code offers} when
     *     there are too few at all
     * @param expected share of the offers, at least; of {@code offers} their number for each page
     */
    @RegisterForReflection
    record Drift(
            String site, String page, String field, double expected, double seen, Instant since) {}

    /**
     * A release as it was taken in.
     *
     * @param places how many of our trade it has
     * @param written how many of them are written
     * @param gone how many it lacks that the one before it had
     * @param note what was odd about it
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Import(
            String release,
            int places,
            int written,
            int fresh,
            int changed,
            int gone,
            @Nullable String note,
            Instant startedAt,
            @Nullable Instant finishedAt) {}

    /** A site or an extract to be added; it is switched on by an edit, once its terms are read. */
    @RegisterForReflection
    record Draft(
            @NotNull SourceKind kind,
            @NotBlank @Size(max = 200) String name,
            Optional<@Size(min = 1, max = 500) String> startUrl,
            Optional<@Size(min = 1, max = 200) String> location,
            @NotBlank @Size(max = 200) String licence,
            Optional<@Size(max = 300) String> attribution,
            Optional<@Size(max = 500) String> termsUrl,
            Optional<@Size(min = 1, max = 60) String> adapter,
            @Min(1) @Max(3650) int retentionDays) {}

    /**
     * What may be changed of a source.
     *
     * @param termsStatus as it was, when it is not given
     */
    @RegisterForReflection
    record Revision(
            @NotNull Boolean enabled,
            Optional<@Size(min = 1, max = 200) String> location,
            @Min(1) @Max(3650) int retentionDays,
            Optional<LocalDate> termsReviewedOn,
            Optional<TermsStatus> termsStatus) {}
}
