package tn.shabou.prospector.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTest {

    @Test
    void linksLabelledOffersToTheProductsThatTheyAre() {
        var sample = LabelledOffers.make();
        int linked = 0;
        int right = 0;
        int ours = 0;
        int offered = 0;
        var wrong = new TreeMap<String, Integer>();
        var missed = new TreeMap<String, Integer>();
        for (var labelled : sample.offers()) {
            var suggested =
                    Judgement.of(labelled.offer(), sample.found(labelled.offer()), Set.of());
            var link =
                    suggested.stream()
                            .filter(Suggested::linked)
                            .map(Suggested::productId)
                            .findFirst()
                            .orElse(null);
            ours += labelled.product() == null ? 0 : 1;
            linked += link == null ? 0 : 1;
            boolean same = link != null && link.equals(labelled.product());
            right += same ? 1 : 0;
            offered +=
                    labelled.product() != null
                                    && suggested.stream()
                                            .anyMatch(one ->
                                                    labelled.product().equals(one.productId()))
                            ? 1
                            : 0;
            if (link != null && !same) {
                wrong.merge(labelled.how(), 1, Integer::sum);
            }
            if (labelled.product() != null && !same) {
                missed.merge(labelled.how(), 1, Integer::sum);
            }
        }
        System.out.printf(
                "%d offers, %d of our products: linked %d, precision %.3f, recall %.3f; linked or to be reviewed %.3f; wrong %s, missed %s%n",
                sample.offers().size(),
                ours,
                linked,
                right / (double) linked,
                right / (double) ours,
                offered / (double) ours,
                wrong,
                missed);

        assertThat(LabelledOffers.hows(sample.offers())).hasSizeGreaterThan(15);
        assertThat(right / (double) linked).isGreaterThanOrEqualTo(0.98);
        assertThat(right / (double) ours).isGreaterThanOrEqualTo(0.8);
    }

    @ParameterizedTest
    @CsvSource({
        "Amortisseur avant gauche Renault Clio 4, AXLE",
        "Amortisseur arrière droit Renault Clio 4, SIDE",
        "ممتص الصدمات أمامي يمين Renault Clio 4, AXLE",
        "Rear left shock absorber Renault Clio 4, SIDE",
        "Amortisseur ARG Renault Clio 4, SIDE",
        "Amortisseur arrière droit d'occasion Renault Clio 4, CONDITION",
        "Paire amortisseurs arrière droit Renault Clio 4, PACK",
        "Amortisseur arrière droit 1.5 dCi K9K Renault Clio 4, ENGINE_CODE",
    })
    void vetoesWhatMakesItAnotherPart(String offered, String veto) {
        var ours =
                veto.equals("SIDE") && offered.contains("droit")
                        ? "Amortisseur arrière gauche Renault Clio 4"
                        : "Amortisseur arrière droit Renault Clio 4 K4M";

        var suggested =
                judged(
                        new OfferedPart(offered, null, null, "G12345", null, List.of()),
                        ours,
                        MatchTier.NUMBER);

        assertThat(suggested.linked()).isFalse();
        assertThat(suggested.vetoes())
                .anyMatch(found -> veto.startsWith(found.substring(0, found.indexOf(':'))));
    }

    @Test
    void aGtinIsBelievedWhateverTheNameSays() {
        assertThat(
                        judged(
                                        new OfferedPart(
                                                "Pièce auto",
                                                null,
                                                null,
                                                null,
                                                "4011558207120",
                                                List.of()),
                                        "Disque de frein avant",
                                        MatchTier.GTIN)
                                .linked())
                .isTrue();
    }

    @Test
    void anotherNumberOfTheSameMakerIsAnotherPart() {
        var offer =
                new OfferedPart(
                        "Disque de frein avant Clio",
                        "Bosch",
                        null,
                        "0 986 000 001",
                        null,
                        List.of("7701207672"));

        assertThat(judged(offer, "Disque de frein avant Clio", MatchTier.OE).vetoes())
                .containsExactly("OTHER_NUMBER:986000001/G12345");
    }

    @Test
    void whatWasRejectedNeverComesBack() {
        var found =
                new Found(
                        new CatalogPart(1, "Disque de frein", "BOSCH", false, Set.of()),
                        MatchTier.GTIN,
                        "GTIN",
                        "4011558207120",
                        false);

        assertThat(
                        Judgement.of(
                                new OfferedPart(
                                        "Disque", null, null, null, "4011558207120", List.of()),
                                List.of(found),
                                Set.of(1L)))
                .isEmpty();
    }

    @Test
    void ofSeveralThatAreEquallySureNoneIsLinked() {
        var offer =
                new OfferedPart("Disque de frein", null, null, null, null, List.of("7701207672"));
        var one =
                new Found(
                        new CatalogPart(1, "Disque de frein", "BOSCH", false, Set.of()),
                        MatchTier.OE,
                        "OE",
                        "7701207672",
                        false);
        var other =
                new Found(
                        new CatalogPart(2, "Disque de frein", "VALEO", false, Set.of()),
                        MatchTier.OE,
                        "OE",
                        "7701207672",
                        false);

        assertThat(Judgement.of(offer, List.of(one, other), Set.of()))
                .hasSize(2)
                .noneMatch(Suggested::linked);
    }

    @Test
    void saysWhatBothSay() {
        var offer =
                new OfferedPart(
                        "Brake disc front Peugeot 206", "Bosch", null, null, null, List.of());

        var suggested = judged(offer, "Disque de frein avant Peugeot 206", MatchTier.WORDS);

        assertThat(suggested.reasons())
                .containsExactly("BRAND:Bosch", "FAMILY:BRAKE_DISC", "WORDS:206,FRONT,peugeot");
        assertThat(suggested.linked()).isTrue();
    }

    private static Suggested judged(OfferedPart offer, String ours, MatchTier tier) {
        var part =
                new CatalogPart(
                        1,
                        ours,
                        "BOSCH",
                        false,
                        tier == MatchTier.OE ? Set.of("G12345") : Set.of());
        return Judgement.of(
                        offer,
                        List.of(
                                new Found(
                                        part,
                                        tier,
                                        tier == MatchTier.WORDS ? "WORDS" : "MPN",
                                        tier == MatchTier.WORDS ? "" : "X",
                                        false)),
                        Set.of())
                .getFirst();
    }
}
