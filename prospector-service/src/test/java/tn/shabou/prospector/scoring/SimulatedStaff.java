package tn.shabou.prospector.scoring;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import tn.shabou.model.leads.LeadKind;

/** Staff whose taste is known, deciding about leads that are made up. */
final class SimulatedStaff {

    static final Instant BEGINNING = Instant.parse("2026-06-01T08:00:00Z");

    private final Random random;

    SimulatedStaff(long seed) {
        this.random = new Random(seed);
    }

    /**
     * @param taste the probability that they accept a lead
     */
    List<Decided> decide(int decisions, ToDoubleFunction<Map<Feature, Double>> taste) {
        return IntStream.range(0, decisions)
                .mapToObj(i -> {
                    var values = lead().values();
                    return new Decided(
                            BEGINNING.plusSeconds(60L * i),
                            values,
                            random.nextDouble() < taste.applyAsDouble(values));
                })
                .toList();
    }

    LeadFeatures lead() {
        int offers = random.nextBoolean() ? 0 : random.nextInt(200);
        return new LeadFeatures(
                LeadKind.values()[random.nextInt(3)],
                offers,
                offers == 0 ? 0 : random.nextInt(Math.min(offers, 50) + 1),
                offers == 0 ? 0 : random.nextInt(offers + 1),
                random.nextInt(4) > 0,
                random.nextInt(3) > 0,
                random.nextInt(3) == 0,
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextInt(3) > 0,
                random.nextInt(20),
                0.5 + random.nextDouble() / 2,
                0,
                Optional.empty());
    }
}
