package tn.shabou.prospector.scoring;

import java.util.List;
import java.util.stream.Stream;
import tn.shabou.model.leads.LeadKind;

/**
 * A score and its reasons: a logistic model with weights set by hand, until enough decisions of the
 * staff are there to learn from.
 *
 * @param value 0 to 100
 * @param contributions what moved the score away from that of a lead of which nothing is known;
 *     they add up to the difference
 */
public record LeadScore(int value, List<Contribution> contributions) {

    /** Names the weights, so that scores of different models are never compared. */
    public static final String MODEL = "hand-1";

    private static final double BIAS = -2.2;

    /** What a feature speaks of. */
    public enum Dimension {
        FIT,
        REACHABILITY,
        CONFIDENCE
    }

    /**
     * @param points of the score; negative ones lower it
     */
    public record Contribution(Dimension dimension, String feature, double points) {}

    /** A feature's weight times its value, in logits. */
    private record Term(Dimension dimension, String feature, double logits) {}

    public static LeadScore of(LeadFeatures lead) {
        var terms = terms(lead).filter(term -> term.logits() != 0).toList();
        double sum = terms.stream().mapToDouble(Term::logits).sum();
        double gain = 100 * (logistic(BIAS + sum) - logistic(BIAS));
        // A step of the logistic is shared out in proportion to what each term pushed.
        double perLogit = sum == 0 ? 0 : gain / sum;
        return new LeadScore(
                (int) Math.round(100 * logistic(BIAS + sum)),
                terms.stream()
                        .map(t ->
                                new Contribution(t.dimension(), t.feature(), t.logits() * perLogit))
                        .toList());
    }

    private static Stream<Term> terms(LeadFeatures lead) {
        return Stream.of(
                fit("sells-to-shops", 0.4 * share(lead.kind() == LeadKind.SUPPLIER)),
                fit("in-tunisia", 0.5 * share(lead.inTunisia())),
                fit("offers", 0.25 * Math.log1p(Math.min(lead.offers(), 200))),
                fit("shows-prices", 0.4 * ratio(lead.priced(), lead.offers())),
                fit("sells-what-we-sell", 0.45 * Math.log1p(Math.min(lead.matched(), 50))),
                reach("phone", 0.7 * share(lead.hasPhone())),
                reach("mobile", 0.2 * share(lead.hasMobile())),
                reach("mailbox", 0.5 * share(lead.hasEmail())),
                reach("address", 0.3 * share(lead.hasAddress())),
                reach("website", 0.2 * share(lead.hasWebsite())),
                confidence("pages-agree", 0.15 * Math.log1p(Math.min(lead.pages(), 20))),
                confidence("sure-source", 0.5 * (lead.bestConfidence() - 0.5)));
    }

    private static Term fit(String feature, double logits) {
        return new Term(Dimension.FIT, feature, logits);
    }

    private static Term reach(String feature, double logits) {
        return new Term(Dimension.REACHABILITY, feature, logits);
    }

    private static Term confidence(String feature, double logits) {
        return new Term(Dimension.CONFIDENCE, feature, logits);
    }

    private static double share(boolean holds) {
        return holds ? 1 : 0;
    }

    private static double ratio(int part, int all) {
        return all == 0 ? 0 : (double) part / all;
    }

    private static double logistic(double logits) {
        return 1 / (1 + Math.exp(-logits));
    }
}
