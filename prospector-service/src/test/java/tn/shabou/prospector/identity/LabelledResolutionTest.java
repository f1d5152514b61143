package tn.shabou.prospector.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.shabou.prospector.identity.LabelledLeads.Labelled;

/** How many of the labelled leads are put together rightly. */
class LabelledResolutionTest {

    /** Of fresh leads and of namesakes held back no pair was looked at to choose weights. */
    @ParameterizedTest
    @CsvSource({
        "tuning, 0.95, 0.98, 0.92",
        "held back, 0.91, 0.98, 0.88",
        "fresh tuning, 0.95, 0.98, 0.95",
        "fresh, 0.92, 0.98, 0.9",
        "namesakes tuning, 0.96, 0.98, 0.96",
        "namesakes traps, 0.94, 0.98, 0.94",
        "namesakes held back, 0.97, 0.98, 0.96"
    })
    void putsLabelledLeadsTogetherAsTheyAre(
            String half, double f1, double precision, double placeF1) {
        var leads = LabelledLeads.of(half);
        var members = Resolution.of(LabelledLeads.parties(leads), List.of()).members();

        var business =
                Score.of(
                        leads,
                        (one, other) -> sameBusiness(members, one, other),
                        LabelledResolutionTest::areOneBusiness);
        var place =
                Score.of(
                        leads,
                        (one, other) -> samePlace(members, one, other),
                        LabelledResolutionTest::areOnePlace);
        var naive = Score.of(leads, naive(leads), LabelledResolutionTest::areOneBusiness);
        System.out.printf(
                "%s: %d leads, %d true pairs: businesses %s, places %s; same phone or domain %s%n",
                half, leads.size(), business.hits() + business.missed(), business, place, naive);

        assertThat(business.f1()).isGreaterThanOrEqualTo(f1);
        assertThat(business.precision()).isGreaterThanOrEqualTo(precision);
        assertThat(place.f1()).isGreaterThanOrEqualTo(placeF1);
        assertThat(business.f1()).isGreaterThan(naive.f1());
    }

    @Test
    void theLabelledLeadsHaveEveryTrap() {
        var all =
                Stream.concat(
                                LabelledLeads.of("tuning").stream(),
                                LabelledLeads.of("held back").stream())
                        .toList();

        assertThat(all).hasSizeGreaterThanOrEqualTo(400);
        assertThat(all.stream().map(Labelled::trap))
                .contains(
                        "chain",
                        "building",
                        "directory",
                        "owner",
                        "towns",
                        "moved",
                        "domain",
                        "family",
                        "nameless");
    }

    private static boolean areOneBusiness(Labelled one, Labelled other) {
        return one.organisation().equals(other.organisation());
    }

    private static boolean areOnePlace(Labelled one, Labelled other) {
        return areOneBusiness(one, other) && one.site().equals(other.site());
    }

    private static boolean sameBusiness(
            Map<UUID, Resolution.Membership> members, Labelled one, Labelled other) {
        return members.get(one.party().id())
                .organisation()
                .equals(members.get(other.party().id()).organisation());
    }

    private static boolean samePlace(
            Map<UUID, Resolution.Membership> members, Labelled one, Labelled other) {
        var site = members.get(one.party().id()).site();
        return sameBusiness(members, one, other)
                && site != null
                && site.equals(members.get(other.party().id()).site());
    }

    /** Whoever shares a phone or a domain is one, and so is whoever is one with somebody who is. */
    private static BiPredicate<Labelled, Labelled> naive(List<Labelled> leads) {
        var group =
                leads.stream()
                        .collect(
                                Collectors.toMap(
                                        lead -> lead.party().id(),
                                        lead -> new ArrayList<>(List.of(lead.party().id()))));
        for (var one : leads) {
            for (var other : leads) {
                var left = group.get(one.party().id());
                var right = group.get(other.party().id());
                boolean shared =
                        !Collections.disjoint(one.party().phones(), other.party().phones())
                                || !Collections.disjoint(
                                        one.party().hosts(), other.party().hosts());
                if (shared && left != right) {
                    left.addAll(right);
                    right.forEach(id -> group.put(id, left));
                }
            }
        }
        return (one, other) -> group.get(one.party().id()) == group.get(other.party().id());
    }

    private record Score(long hits, long wrong, long missed) {

        private static Score of(
                List<Labelled> leads,
                BiPredicate<Labelled, Labelled> said,
                BiPredicate<Labelled, Labelled> is) {
            long hits = 0;
            long wrong = 0;
            long missed = 0;
            for (int i = 0; i < leads.size(); i++) {
                for (int j = i + 1; j < leads.size(); j++) {
                    boolean says = said.test(leads.get(i), leads.get(j));
                    boolean truth = is.test(leads.get(i), leads.get(j));
                    hits += says && truth ? 1 : 0;
                    wrong += says && !truth ? 1 : 0;
                    missed += !says && truth ? 1 : 0;
                }
            }
            return new Score(hits, wrong, missed);
        }

        double precision() {
            return hits / (double) (hits + wrong);
        }

        double recall() {
            return hits / (double) (hits + missed);
        }

        double f1() {
            return 2 * precision() * recall() / (precision() + recall());
        }

        @Override
        public String toString() {
            return "precision %.3f recall %.3f F1 %.3f".formatted(precision(), recall(), f1());
        }
    }
}
