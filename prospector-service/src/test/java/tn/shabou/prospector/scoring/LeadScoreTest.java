package tn.shabou.prospector.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import tn.shabou.model.leads.LeadKind;
import tn.shabou.prospector.scoring.LeadScore.Contribution;

class LeadScoreTest {

    private static final LeadFeatures UNKNOWN =
            new LeadFeatures(
                    LeadKind.COMPETITOR, 0, 0, 0, false, false, false, false, false, false, 0, 0.5);
    private static final LeadFeatures RICH =
            new LeadFeatures(
                    LeadKind.SUPPLIER, 120, 30, 118, true, true, true, true, true, true, 20, 0.95);

    @Test
    void staysWithinItsScaleAndRewardsWhatIsKnown() {
        assertThat(LeadScore.of(UNKNOWN).value()).isBetween(0, 20);
        assertThat(LeadScore.of(RICH).value()).isBetween(85, 100);
    }

    @Test
    void contributionsAddUpToTheScore() {
        var base = LeadScore.of(UNKNOWN);
        var score = LeadScore.of(RICH);

        double explained = score.contributions().stream().mapToDouble(Contribution::points).sum();

        assertThat(base.contributions()).isEmpty();
        assertThat(base.value() + explained).isCloseTo(score.value(), within(1.0));
    }

    @Test
    void aWayToReachABusinessRaisesItsScore() {
        var reachable =
                new LeadFeatures(
                        LeadKind.COMPETITOR,
                        0,
                        0,
                        0,
                        false,
                        true,
                        false,
                        true,
                        false,
                        false,
                        0,
                        0.5);

        assertThat(LeadScore.of(reachable).value()).isGreaterThan(LeadScore.of(UNKNOWN).value());
        assertThat(LeadScore.of(reachable).contributions())
                .extracting(Contribution::feature)
                .containsExactly("phone", "mailbox");
    }
}
