package tn.shabou.api.reports;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a week, as it is kept. Amounts are dinars with three decimals. What was scraped
 * is text on one line, to be escaped by whoever shows it.
 *
 * @param monday when the report was due; it tells of the seven days before
 * @param newLeads how many were found
 * @param leadsByPlace the same by what they are and where
 * @param bestLeads those of the highest score that nobody has looked at
 * @param priceMoves the farthest moves of others' prices for parts that we sell
 * @param misses what was asked for in the shop and not found
 * @param unsold parts that others sell and we do not
 * @param dearest where we are farthest above what others ask
 * @param cheapest where we are farthest below
 * @param sources how the sources did
 * @param driftingModel the model of the score, if it no longer keeps what it promised
 * @param forecastsWorse by how many percent Orion's nearest forecasts of late err more than those
 *     of the quarter before, where it is worst; absent up to 25
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WeekFacts(
        LocalDate monday,
        long newLeads,
        List<Group> leadsByPlace,
        List<BestLead> bestLeads,
        List<PriceMove> priceMoves,
        List<Miss> misses,
        List<Unsold> unsold,
        List<Position> dearest,
        List<Position> cheapest,
        List<SourceHealth> sources,
        @Nullable String driftingModel,
        @Nullable Integer forecastsWorse) {

    /** The first day that it tells of. */
    public LocalDate from() {
        return monday.minusDays(7);
    }

    /** The last one. */
    public LocalDate to() {
        return monday.minusDays(1);
    }

    public List<SourceHealth> unhealthySources() {
        return sources.stream().filter(SourceHealth::needsALook).toList();
    }

    public boolean asksForNothing() {
        return bestLeads.isEmpty()
                && misses.isEmpty()
                && unsold.isEmpty()
                && dearest.isEmpty()
                && cheapest.isEmpty()
                && unhealthySources().isEmpty()
                && driftingModel == null
                && forecastsWorse == null;
    }

    /**
     * @param governorate absent where it is not known
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Group(String kind, @Nullable String governorate, long leads) {}

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record BestLead(
            UUID id, String name, String kind, @Nullable String governorate, int score) {}

    /**
     * @param percent from before to now; negative when it fell
     */
    @RegisterForReflection
    public record PriceMove(
            String sku,
            String name,
            String seller,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal before,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal now,
            double percent) {}

    /**
     * @param times since anybody first asked
     */
    @RegisterForReflection
    public record Miss(String query, long times) {}

    /**
     * @param lowest what the cheapest of the sellers asks; absent where none tells a price in
     *     dinars
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Unsold(
            String name,
            @Nullable String brand,
            String number,
            int sellers,
            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal lowest) {}

    /**
     * @param market the middle of what others ask
     * @param percent by how much ours is above it, or below when negative
     */
    @RegisterForReflection
    public record Position(
            String sku,
            String name,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal ours,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal market,
            int sellers,
            double percent) {}

    /**
     * @param pages fetched in the week
     * @param failed those among them that were not to be had
     * @param refused those that the site does not want fetched
     * @param trouble what the prospector complains of
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SourceHealth(
            String name,
            boolean enabled,
            long pages,
            long failed,
            long refused,
            @Nullable String trouble) {

        boolean needsALook() {
            return trouble != null
                    || (enabled && failed + refused > 0 && 2 * (failed + refused) >= pages);
        }
    }
}
