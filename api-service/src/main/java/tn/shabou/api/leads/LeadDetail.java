package tn.shabou.api.leads;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.ext.web.RoutingContext;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.scoring.ScoreWords;
import tn.shabou.model.leads.PlaceBatch.OperatingStatus;

/**
 * A lead with what it offers, why we believe it, what made its score, and what staff did with it.
 * Offers and evidence are also those of its duplicates.
 *
 * @param latitude in degrees, like the longitude
 * @param lockedFields what staff set, and agents write past
 */
record LeadDetail(
        @JsonUnwrapped LeadCard card,
        @Nullable String address,
        @Nullable Double latitude,
        @Nullable Double longitude,
        OperatingStatus operatingStatus,
        List<String> lockedFields,
        List<Offer> offers,
        List<Evidence> evidence,
        @Nullable Score scored,
        List<Contribution> contributions,
        List<Note> notes,
        List<Review> reviews,
        List<Duplicate> duplicates) {

    /** What a member of staff wanted to remember. */
    @RegisterForReflection
    record Note(String text, String author, OffsetDateTime at) {}

    /** A decision, newest first; {@code undo} when it took back the one before. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Review(
            String from,
            String to,
            @Nullable String reason,
            @Nullable RejectionCause cause,
            String decidedBy,
            OffsetDateTime decidedAt,
            boolean undo) {}

    /** Another record of the same business, put together with this one. */
    @RegisterForReflection
    record Duplicate(UUID id, String name, int score) {}

    /** What the lead asks for a part. {@code amount} is exact, in {@code currency}. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Offer(
            UUID id,
            String name,
            @Nullable String brand,
            @Nullable String sku,
            @Nullable String mpn,
            @Nullable String amount,
            @Nullable String currency,
            String taxBasis,
            @Nullable String availability,
            @Nullable String rawPrice,
            @Nullable String priceSource,
            String url,
            @Nullable String productSku,
            @Nullable String ourPrice,
            OffsetDateTime lastSeenAt) {}

    /**
     * A fact about the business, where it was read and how sure we are, from 0 to 1.
     *
     * @param source the name of the source that says so
     * @param attribution to be named wherever the fact is shown
     * @param keepUntil when it is forgotten, unless the source says so again
     */
    @RegisterForReflection
    record Evidence(
            String field,
            String value,
            String url,
            String raw,
            String method,
            double confidence,
            OffsetDateTime observedAt,
            String source,
            String licence,
            String attribution,
            OffsetDateTime keepUntil) {}

    /**
     * How the score divides, and what it would take.
     *
     * @param model the version of the model that scored it
     * @param fit how much of what the shop looks for is there; 0 to 100, as the other two
     * @param reachability how well it can be spoken to
     * @param confidence how surely all that is true
     * @param zeroBecause why the score is zero whatever else is known: {@code CLOSED} or {@code
     *     OWN_BRANCH}
     * @param zeroReason the same in the reader's language
     * @param raises what would raise the score most
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Score(
            String model,
            int fit,
            int reachability,
            int confidence,
            @Nullable String zeroBecause,
            @Nullable String zeroReason,
            List<Raise> raises) {

        private Score inWordsFor(RoutingContext http) {
            return new Score(
                    model,
                    fit,
                    reachability,
                    confidence,
                    zeroBecause,
                    zeroBecause == null ? null : ScoreWords.zero(zeroBecause).forReader(http),
                    raises.stream()
                            .map(raise ->
                                    new Raise(
                                            raise.feature,
                                            ScoreWords.reason(raise.feature).forReader(http),
                                            raise.points))
                            .toList());
        }
    }

    /**
     * @param reason the feature in the reader's language
     * @param points that the score would gain
     */
    @RegisterForReflection
    record Raise(String feature, @Nullable String reason, int points) {}

    /**
     * What one feature of the lead added to its score or took from it.
     *
     * @param reason the feature in the reader's language
     */
    @RegisterForReflection
    record Contribution(String dimension, String feature, @Nullable String reason, double points) {}

    /** With the reasons of the score in words. */
    LeadDetail inWordsFor(RoutingContext http) {
        return new LeadDetail(
                card,
                address,
                latitude,
                longitude,
                operatingStatus,
                lockedFields,
                offers,
                evidence,
                scored == null ? null : scored.inWordsFor(http),
                contributions.stream()
                        .map(each ->
                                new Contribution(
                                        each.dimension,
                                        each.feature,
                                        ScoreWords.reason(each.feature).forReader(http),
                                        each.points))
                        .toList(),
                notes,
                reviews,
                duplicates);
    }
}
