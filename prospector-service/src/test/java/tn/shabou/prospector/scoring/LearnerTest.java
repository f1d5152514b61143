package tn.shabou.prospector.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The score learns what there is to learn, and nothing else. */
class LearnerTest {

    private static final Learner LEARNER = new Learner(2);
    private static final double COIN = 0.3;

    /** Staff who want garages that sell what we sell, and do not mind how they are reached. */
    private static final ScoreModel TASTE =
            new ScoreModel(
                    "taste",
                    -2,
                    Map.of(
                            Feature.GARAGE,
                            1.5,
                            Feature.SUPPLIER,
                            -1.0,
                            Feature.SELLS_OURS,
                            0.9,
                            // No source of these leads ever erred, so nothing can be learned of it.
                            Feature.SOURCE_ERRS,
                            -2.0),
                    new Calibration.None());

    @Test
    void withoutDecisionsItIsTheScoreByHandExactly() {
        var learned = LEARNER.learn("learned", List.of());
        var staff = new SimulatedStaff(1);

        assertThat(learned.weights()).isEqualTo(ScoreModel.HAND.weights());
        for (int i = 0; i < 200; i++) {
            var lead = staff.lead();
            assertThat(learned.score(lead)).isEqualTo(ScoreModel.HAND.score(lead));
        }
    }

    @Test
    void aFewDecisionsMoveItALittle() {
        var learned = LEARNER.learn("learned", new SimulatedStaff(2).decide(5, TASTE::probability));

        assertThat(distance(learned, ScoreModel.HAND)).isBetween(0.001, 1.0);
    }

    @Test
    void findsTheTasteOfTheStaffAndMayServe() {
        var decisions = new SimulatedStaff(3).decide(600, TASTE::probability);

        var learned = LEARNER.learn("learned", decisions);
        var trial = trial(ScoreModel.HAND, decisions);

        assertThat(distance(learned, TASTE)).isLessThan(distance(ScoreModel.HAND, TASTE) / 2);
        assertThat(trial.better()).isTrue();
        assertThat(trial.candidate().brier()).isLessThan(trial.present().brier());
        assertThat(trial.candidate().auc()).isGreaterThan(trial.present().auc() + 0.05);
        assertThat(trial.candidate().precisionAt20()).isGreaterThan(trial.candidate().accepted());
    }

    /** Whatever it makes of chance must not serve: twenty shops whose staff toss a coin. */
    @Test
    void noiseAloneNeverServes() {
        for (int seed = 0; seed < 20; seed++) {
            var decisions = new SimulatedStaff(100 + seed).decide(400, values -> COIN);

            assertThat(trial(ScoreModel.HAND, decisions).better()).as("seed %d", seed).isFalse();
        }
    }

    /** That the score by hand is right is no reason to replace it by what only looks like it. */
    @Test
    void staffWhoAgreeWithTheScoreByHandKeepIt() {
        for (int seed = 0; seed < 10; seed++) {
            var decisions =
                    new SimulatedStaff(200 + seed).decide(400, ScoreModel.HAND::probability);

            assertThat(trial(ScoreModel.HAND, decisions).better()).as("seed %d", seed).isFalse();
        }
    }

    @Test
    void aTelephoneNeverLowersTheScoreWhateverWasDecided() {
        var decisions =
                new SimulatedStaff(5)
                        .decide(400, values -> values.get(Feature.PHONE) > 0 ? 0.05 : 0.9);

        var learned = LEARNER.learn("learned", decisions);

        assertThat(learned.weights().get(Feature.PHONE)).isZero();
    }

    @Test
    void triesOnlyOnDecisionsThatTheServingModelHasNotSeen() {
        var decisions = new SimulatedStaff(3).decide(600, TASTE::probability);
        Instant nearTheEnd = decisions.get(580).at();

        assertThat(Trial.of(LEARNER, ScoreModel.HAND, nearTheEnd, decisions)).isEmpty();
        assertThat(trial(ScoreModel.HAND, decisions).tested()).isEqualTo(180);
    }

    @Test
    void manyDecisionsCalibrateByAnyRisingShape() {
        var decisions =
                new SimulatedStaff(7).decide(4_000, values -> TASTE.logits(values) > 0 ? 0.8 : 0.1);

        var learned = LEARNER.learn("learned", decisions);

        assertThat(learned.calibration()).isInstanceOf(Calibration.Isotonic.class);
        assertThat(
                        Quality.of(
                                        learned,
                                        new SimulatedStaff(8)
                                                .decide(
                                                        2_000,
                                                        values ->
                                                                TASTE.logits(values) > 0
                                                                        ? 0.8
                                                                        : 0.1))
                                .ece())
                .isLessThan(0.05);
        assertThat(
                        IntStream.range(-60, 60)
                                .mapToDouble(i -> learned.calibration().probability(i / 10.0)))
                .isSorted();
    }

    @Test
    void measuresAsItsBooksSay() {
        // By hand: 0.4 is said of (no, yes), 0.8 of (yes), 0.2 of (no).
        var said = new ScoreModel("said", 0, Map.of(Feature.PHONE, 1.0), new Calibration.None());
        var decisions = List.of(of(0.4, false), of(0.4, true), of(0.8, true), of(0.2, false));

        var quality = Quality.of(said, decisions);

        assertThat(quality.brier()).isCloseTo((0.16 + 0.36 + 0.04 + 0.04) / 4, within(1e-9));
        assertThat(quality.auc()).isCloseTo(3.5 / 4, within(1e-9));
        assertThat(quality.ece()).isCloseTo((0.2 + 0.2 + 0.2) / 4, within(1e-9));
        assertThat(quality.accepted()).isEqualTo(0.5);
    }

    private static Decided of(double probability, boolean accepted) {
        double logits = Math.log(probability / (1 - probability));
        return new Decided(SimulatedStaff.BEGINNING, Map.of(Feature.PHONE, logits), accepted);
    }

    private static Trial trial(ScoreModel present, List<Decided> decisions) {
        return Trial.of(LEARNER, present, Instant.EPOCH, decisions).orElseThrow();
    }

    private static double distance(ScoreModel one, ScoreModel other) {
        var gaps = new HashMap<Feature, Double>();
        for (var feature : Feature.values()) {
            gaps.put(
                    feature,
                    one.weights().getOrDefault(feature, 0.0)
                            - other.weights().getOrDefault(feature, 0.0));
        }
        return Math.sqrt(gaps.values().stream().mapToDouble(gap -> gap * gap).sum());
    }
}
