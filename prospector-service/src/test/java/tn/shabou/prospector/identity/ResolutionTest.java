package tn.shabou.prospector.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResolutionTest {

    @Test
    void theOrderInWhichLeadsAreToldDoesNotMatter() {
        var parties = new ArrayList<>(LabelledLeads.parties(LabelledLeads.of("tuning")));
        var verdicts = List.of(new Verdict(id(1), id(9), true), new Verdict(id(1), id(2), false));
        var first = Resolution.of(parties, verdicts);

        for (int i = 0; i < 5; i++) {
            Collections.shuffle(parties, new Random(i));
            assertThat(Resolution.of(parties, verdicts)).isEqualTo(first);
        }
    }

    @Test
    void whatStaffSaidWinsOverWhatIsLikely() {
        var one = shop(1, "Pièces Auto Jebali", "+21671000001", "Tunis");
        var twin = shop(2, "Jebali Auto Pièces", "+21671000001", "Tunis");
        var stranger = shop(3, "Garage Toumi", "+21674000003", "Sfax");
        var parties = List.of(one, twin, stranger);

        assertThat(together(parties, List.of(), 1, 2)).isTrue();
        assertThat(together(parties, List.of(new Verdict(id(1), id(2), false)), 1, 2)).isFalse();
        assertThat(together(parties, List.of(new Verdict(id(3), id(1), true)), 2, 3)).isTrue();
    }

    @Test
    void theLatestWordCounts() {
        var parties =
                List.of(
                        shop(1, "Pièces Auto Jebali", "+21671000001", "Tunis"),
                        shop(2, "Garage Toumi", "+21674000003", "Sfax"));

        assertThat(
                        together(
                                parties,
                                List.of(
                                        new Verdict(id(1), id(2), true),
                                        new Verdict(id(2), id(1), false)),
                                1,
                                2))
                .isFalse();
    }

    @Test
    void aThirdLeadDoesNotJoinWhatStaffKeepApart() {
        var parties =
                List.of(
                        shop(1, "Pièces Auto Jebali", "+21671000001", "Tunis"),
                        shop(2, "Jebali Auto Pièces", "+21671000001", "Tunis"),
                        shop(3, "Ets Jebali Pièces", "+21671000001", "Tunis"));
        var apart = List.of(new Verdict(id(1), id(2), false));

        assertThat(together(parties, apart, 1, 2)).isFalse();
        assertThat(together(parties, apart, 1, 3) ^ together(parties, apart, 2, 3)).isTrue();
    }

    @Test
    void leadsThatStaffDecidedDifferentlyAreNotPutTogetherUnasked() {
        var contacted =
                decided(shop(1, "Pièces Auto Jebali", "+21671000001", "Tunis"), "CONTACTED");
        var rejected = decided(shop(2, "Jebali Auto Pièces", "+21671000001", "Tunis"), "REJECTED");

        var resolution = Resolution.of(List.of(contacted, rejected), List.of());

        assertThat(resolution.members().get(id(1))).isNotEqualTo(resolution.members().get(id(2)));
        assertThat(resolution.pairs()).hasSize(1);
    }

    @Test
    void whatMayBeEitherOfTwoNamesakesIsNeither() {
        var one = shop(1, "Pièces Auto Jebali", "+21671000001", "Tunis");
        var namesake = shop(2, "Pièces Auto Jebali", "+21671999888", "Tunis");
        var unknown = party(3, "Jebali Pièces Auto", Set.of(), "Tunis", "");

        assertThat(together(List.of(one, unknown), List.of(), 1, 3)).isTrue();
        assertThat(together(List.of(one, namesake, unknown), List.of(), 1, 3)).isFalse();
        assertThat(together(List.of(one, namesake, unknown), List.of(), 2, 3)).isFalse();
    }

    @Test
    void theTownAtTheEndOfAnAddressIsWhereALeadIs() {
        var known = shop(1, "Pièces Auto Jebali", "+21673000001", "Sousse");
        var there = at("3 rue de Paris, 4000 Sousse");
        var onTheWay = at("3 route de Sousse");

        assertThat(together(List.of(known, there), List.of(), 1, 2)).isTrue();
        assertThat(together(List.of(known, onTheWay), List.of(), 1, 2)).isFalse();
    }

    @Test
    void companiesWithTaxNumbersOfTheirOwnAreNotPutTogetherThroughAThird() {
        var one = taxed(1, "1111111A/A/M/000");
        var other = taxed(2, "2222222B/A/M/000");
        var untaxed = shop(3, "Pièces Auto Jebali", "+21671000001", "Tunis");

        assertThat(together(List.of(one, untaxed), List.of(), 1, 3)).isTrue();
        assertThat(together(List.of(one, other, untaxed), List.of(), 1, 2)).isFalse();
    }

    @Test
    void aSlipInANumberDoesNotSpeakAgainstAShop() {
        assertThat(PhoneNumbers.between(Set.of("+21671234567"), Set.of("+21671243567")))
                .isEqualTo(PhoneNumbers.Difference.SLIP);
        assertThat(PhoneNumbers.between(Set.of("+21671234567"), Set.of("+21671234568")))
                .isEqualTo(PhoneNumbers.Difference.LANDLINES);
        assertThat(PhoneNumbers.between(Set.of("+21671234567"), Set.of("+21698234567")))
                .isEqualTo(PhoneNumbers.Difference.KINDS);
    }

    @Test
    void aPhoneThatManyNamesShareSaysLittle() {
        var names =
                List.of(
                        "Jebali", "Toumi", "Hamdi", "Cherif", "Haddad", "Abidi", "Guizani", "Saidi",
                        "Rezgui", "Thabet", "Zghal", "Kaabi");
        var parties = new ArrayList<Party>();
        for (int i = 0; i < names.size(); i++) {
            parties.add(shop(i, "Pièces Auto " + names.get(i), "+21671999999", "Tunis"));
        }

        assertThat(
                        Resolution.of(parties, List.of()).members().values().stream()
                                .map(Resolution.Membership::organisation))
                .doesNotHaveDuplicates();
    }

    @Test
    void tellsEveryAgreementAndDisagreement() {
        var one = shop(1, "Pièces Auto Jebali", "+21671000001", "Tunis");
        var other = shop(2, "قطع غيار الجبالي", "+21671000001", "Sousse");

        var pair = Resolution.of(List.of(one, other), List.of()).pairs().getFirst();

        assertThat(pair.evidence().stream().map(Evidence::feature))
                .contains(
                        Evidence.Feature.PHONE_SAME,
                        Evidence.Feature.NAME_SAME,
                        Evidence.Feature.TRADE_SAME,
                        Evidence.Feature.CITY_DIFFERENT,
                        Evidence.Feature.PRIOR);
        assertThat(pair.evidence().getFirst())
                .isEqualTo(new Evidence(Evidence.Feature.PHONE_SAME, "+21671000001", 10));
        assertThat(pair.probability()).isBetween(Resolution.SURE, 1.0);
    }

    private static boolean together(
            List<Party> parties, List<Verdict> verdicts, int one, int other) {
        var members = Resolution.of(parties, verdicts).members();
        return members.get(id(one)).organisation().equals(members.get(id(other)).organisation());
    }

    private static UUID id(int number) {
        return new UUID(0x5eed, number);
    }

    private static Party shop(int id, String name, String phone, String city) {
        return party(id, name, Set.of(phone), city, "");
    }

    private static Party at(String address) {
        return placed(2, Set.of(), Set.of(), address, null);
    }

    private static Party taxed(int id, String taxNumber) {
        return placed(id, Set.of("+21671000001"), Set.of(taxNumber), null, "Tunis");
    }

    private static Party placed(
            int id,
            Set<String> phones,
            Set<String> taxNumbers,
            @Nullable String address,
            @Nullable String city) {
        return new Party(
                id(id),
                List.of("Pièces Auto Jebali"),
                phones,
                Set.of(),
                Set.of(),
                Set.of(),
                taxNumbers,
                Set.of(),
                address,
                city,
                null,
                null,
                "",
                0);
    }

    private static Party decided(Party party, String state) {
        return party(
                (int) party.id().getLeastSignificantBits(),
                party.names().getFirst(),
                party.phones(),
                party.city(),
                state);
    }

    private static Party party(
            int id, String name, Set<String> phones, @Nullable String city, String decided) {
        return new Party(
                id(id),
                List.of(name),
                phones,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                city,
                null,
                null,
                decided,
                0);
    }
}
