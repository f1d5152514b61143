package tn.shabou.prospector.scoring;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tn.shabou.prospector.scoring.LeadFeatures.HardZero;

/**
 * A score and its reasons.
 *
 * @param value 0 to 100: how likely the staff are to want the lead
 * @param parts of each dimension, how much of what it could give is there; 0 to 100
 * @param contributions what moved the score away from that of a lead of which nothing is known;
 *     they add up to the difference
 * @param raises what would raise it most
 * @param zero why it is zero whatever else is known
 */
public record LeadScore(
        int value,
        Map<Dimension, Integer> parts,
        List<Contribution> contributions,
        List<Raise> raises,
        Optional<HardZero> zero) {

    /**
     * @param points of the score; negative ones lower it
     */
    public record Contribution(Feature feature, double points) {}

    /**
     * @param points that the score would gain if all that the feature can tell were known
     */
    public record Raise(Feature feature, int points) {}
}
