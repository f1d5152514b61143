package tn.shabou.prospector.scoring;

import static tn.shabou.prospector.scoring.Dimension.CONFIDENCE;
import static tn.shabou.prospector.scoring.Dimension.FIT;
import static tn.shabou.prospector.scoring.Dimension.REACHABILITY;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.LeadKind;

/**
 * What a score looks at. Each has a value between two ends, a weight set by hand in logits, and
 * perhaps a sign that its weight may not leave whatever is learned: a telephone never lowers a
 * score.
 */
public enum Feature {
    SUPPLIER("sells-to-shops", FIT, 0.4, Sign.ANY, 0, 1, role(LeadKind.SUPPLIER)),
    GARAGE("garage", FIT, 0, Sign.ANY, 0, 1, role(LeadKind.GARAGE)),
    COMPETITOR("competitor", FIT, 0, Sign.ANY, 0, 1, role(LeadKind.COMPETITOR)),
    IN_TUNISIA("in-tunisia", FIT, 0.5, Sign.UP, 0, 1, lead -> flag(lead.inTunisia())),
    OFFERS("offers", FIT, 0.25, Sign.UP, 0, Math.log1p(200), lead -> count(lead.offers(), 200)),
    SHOWS_PRICES(
            "shows-prices",
            FIT,
            0.4,
            Sign.UP,
            0,
            1,
            lead -> lead.offers() == 0 ? 0 : (double) lead.priced() / lead.offers()),
    SELLS_OURS(
            "sells-what-we-sell",
            FIT,
            0.45,
            Sign.UP,
            0,
            Math.log1p(50),
            lead -> count(lead.matched(), 50)),
    PHONE("phone", REACHABILITY, 0.7, Sign.UP, 0, 1, lead -> flag(lead.hasPhone())),
    MOBILE("mobile", REACHABILITY, 0.2, Sign.UP, 0, 1, lead -> flag(lead.hasMobile())),
    MAILBOX("mailbox", REACHABILITY, 0.5, Sign.UP, 0, 1, lead -> flag(lead.hasEmail())),
    ADDRESS("address", REACHABILITY, 0.3, Sign.UP, 0, 1, lead -> flag(lead.hasAddress())),
    WEBSITE("website", REACHABILITY, 0.2, Sign.UP, 0, 1, lead -> flag(lead.hasWebsite())),
    PAGES_AGREE(
            "pages-agree",
            CONFIDENCE,
            0.15,
            Sign.UP,
            0,
            Math.log1p(20),
            lead -> count(lead.pages(), 20)),
    SURE_SOURCE(
            "sure-source",
            CONFIDENCE,
            0.5,
            Sign.UP,
            -0.5,
            0.5,
            lead -> lead.bestConfidence() - 0.5),
    SOURCE_ERRS("source-errs", CONFIDENCE, -2, Sign.DOWN, 0, 1, LeadFeatures::sourceErrors);

    /** Where the weight of a feature may go. */
    enum Sign {
        UP,
        DOWN,
        ANY
    }

    private static final Map<String, Feature> BY_KEY =
            Arrays.stream(values())
                    .collect(Collectors.toUnmodifiableMap(Feature::key, Function.identity()));

    private final String key;
    private final Dimension dimension;
    private final double hand;
    private final Sign sign;
    private final double least;
    private final double most;
    private final ToDoubleFunction<LeadFeatures> value;

    Feature(
            String key,
            Dimension dimension,
            double hand,
            Sign sign,
            double least,
            double most,
            ToDoubleFunction<LeadFeatures> value) {
        this.key = key;
        this.dimension = dimension;
        this.hand = hand;
        this.sign = sign;
        this.least = least;
        this.most = most;
        this.value = value;
    }

    /** As tables and answers name it. */
    public String key() {
        return key;
    }

    /** Null for one that no longer exists, which old decisions may name. */
    public static @Nullable Feature ofKey(String key) {
        return BY_KEY.get(key);
    }

    public Dimension dimension() {
        return dimension;
    }

    public double of(LeadFeatures lead) {
        return value.applyAsDouble(lead);
    }

    double hand() {
        return hand;
    }

    double least() {
        return least;
    }

    double most() {
        return most;
    }

    /** Whether a weight is on the wrong side. */
    boolean forbids(double weight) {
        return switch (sign) {
            case UP -> weight < 0;
            case DOWN -> weight > 0;
            case ANY -> false;
        };
    }

    boolean isPenalty() {
        return sign == Sign.DOWN;
    }

    /** Roles borrow from each other: how far each may go by itself is held tighter. */
    boolean isRole() {
        return this == SUPPLIER || this == GARAGE || this == COMPETITOR;
    }

    /** Whether looking again could find it; nobody can make a garage a supplier. */
    boolean isFindable() {
        return switch (this) {
            case IN_TUNISIA, SHOWS_PRICES, PHONE, MAILBOX, ADDRESS, WEBSITE, PAGES_AGREE -> true;
            default -> false;
        };
    }

    private static ToDoubleFunction<LeadFeatures> role(LeadKind kind) {
        return lead -> flag(lead.kind() == kind);
    }

    private static double flag(boolean holds) {
        return holds ? 1 : 0;
    }

    /** The first of many say more than the last. */
    private static double count(int number, int most) {
        return Math.log1p(Math.min(number, most));
    }
}
