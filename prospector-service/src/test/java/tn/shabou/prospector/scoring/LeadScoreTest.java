package tn.shabou.prospector.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import tn.shabou.model.leads.LeadKind;
import tn.shabou.prospector.scoring.LeadFeatures.HardZero;
import tn.shabou.prospector.scoring.LeadScore.Contribution;
import tn.shabou.prospector.scoring.LeadScore.Raise;

class LeadScoreTest {

    private static final LeadFeatures UNKNOWN = reachable(false, Optional.empty());
    private static final LeadFeatures RICH =
            new LeadFeatures(
                    LeadKind.SUPPLIER,
                    120,
                    30,
                    118,
                    true,
                    true,
                    true,
                    true,
                    true,
                    true,
                    20,
                    0.95,
                    0,
                    Optional.empty());

    @Test
    void staysWithinItsScaleAndRewardsWhatIsKnown() {
        assertThat(score(UNKNOWN).value()).isBetween(0, 20);
        assertThat(score(RICH).value()).isBetween(85, 100);
        assertThat(score(UNKNOWN).parts().values()).allMatch(part -> part <= 50);
        assertThat(score(RICH).parts().values()).allMatch(part -> part > 80 && part <= 100);
    }

    @Test
    void contributionsAddUpToTheScore() {
        var base = score(UNKNOWN);
        var score = score(RICH);

        double explained = score.contributions().stream().mapToDouble(Contribution::points).sum();

        assertThat(base.contributions()).isEmpty();
        assertThat(base.value() + explained).isCloseTo(score.value(), within(1.0));
    }

    @Test
    void aWayToReachABusinessRaisesItsScoreAndThatAlone() {
        var reachable = score(reachable(true, Optional.empty()));

        assertThat(reachable.value()).isGreaterThan(score(UNKNOWN).value());
        assertThat(reachable.contributions())
                .extracting(Contribution::feature)
                .containsExactly(Feature.PHONE, Feature.MAILBOX);
        assertThat(reachable.parts().get(Dimension.REACHABILITY)).isGreaterThan(50);
        assertThat(reachable.parts().get(Dimension.FIT))
                .isEqualTo(score(UNKNOWN).parts().get(Dimension.FIT));
    }

    @Test
    void saysWhatWouldRaiseItMost() {
        assertThat(score(UNKNOWN).raises())
                .extracting(Raise::feature)
                .startsWith(Feature.PHONE)
                .hasSize(3);
        assertThat(score(RICH).raises()).isEmpty();
    }

    @Test
    void whatHasClosedIsZeroWhateverElseIsKnown() {
        var closed = score(reachable(true, Optional.of(HardZero.CLOSED)));

        assertThat(closed.value()).isZero();
        assertThat(closed.zero()).contains(HardZero.CLOSED);
        assertThat(closed.contributions()).isEmpty();
    }

    @Test
    void aSourceThatErredIsTrustedLessAndOnlyAfterSeveralErrors() {
        assertThat(LeadFeatures.sourceErrors(0, 0)).isZero();
        assertThat(LeadFeatures.sourceErrors(1, 1)).isLessThan(0.1);
        assertThat(LeadFeatures.sourceErrors(50, 50)).isGreaterThan(0.8);
    }

    private static LeadScore score(LeadFeatures lead) {
        return ScoreModel.HAND.score(lead);
    }

    private static LeadFeatures reachable(boolean is, Optional<HardZero> zero) {
        return new LeadFeatures(
                LeadKind.COMPETITOR, 0, 0, 0, false, is, false, is, false, false, 0, 0.5, 0, zero);
    }
}
