package tn.shabou.prospector.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource({
        "STE Jebali Pièces Auto SARL, قطع غيار الجبالي",
        "Ets Ben Othmen, بن عثمان",
        "Garage Mzoughi, كراج المزوغي",
        "Abdelaziz Auto, عبد العزيز للسيارات",
        "Société El Khadraoui et Fils, KHADRAOUI PIECES DE RECHANGE",
        "Pro Drive, ProDrive",
        "Elloumi Pneus, El Loumi Pneumatique",
        "Ouertani, الورتاني",
        "Auto Piéces Dhaouadi, Dhaoudi Pièces",
    })
    void oneNameInSeveralSpellingsIsOneName(String one, String other) {
        assertThat(NameLikeness.of(BusinessName.of(one), BusinessName.of(other)))
                .isGreaterThanOrEqualTo(0.85);
    }

    @ParameterizedTest
    @CsvSource({
        "Garage Jebali, Garage Toumi",
        "Pièces Auto Carthage, Pièces Auto Bizerte",
        "الجبالي, Haddad"
    })
    void whatTheyDoMakesNoTwoNamesAlike(String one, String other) {
        assertThat(NameLikeness.of(BusinessName.of(one), BusinessName.of(other))).isLessThan(0.6);
    }

    @ParameterizedTest
    @CsvSource({"Hamdi, Hamida", "Salem, Salmi", "Chaabane, Chaabouni", "Auto 1000, Auto 1500"})
    void familiesWithTheSameConsonantsAreNotOne(String one, String other) {
        assertThat(NameLikeness.of(BusinessName.of(one), BusinessName.of(other))).isLessThan(0.7);
    }

    @Test
    void aTownInANameSaysNoMoreThanTheTown() {
        var town = BusinessName.of("Sfax").words();

        assertThat(BusinessName.of("Pièces Speedy Sfax").without(town))
                .isEqualTo(BusinessName.of("Pièces Speedy"));
        assertThat(BusinessName.of("قطع غيار صفاقس").without(town).words()).isEmpty();
        assertThat(BusinessName.of("Garage Sfaxi").without(town).words()).hasSize(1);
    }

    @Test
    void aGarageIsNoPartsShop() {
        assertThat(
                        BusinessName.of("Garage Jebali")
                                .differsInTrade(BusinessName.of("Jebali Pièces Auto")))
                .isTrue();
        assertThat(
                        BusinessName.of("Garage Jebali")
                                .differsInTrade(BusinessName.of("Jebali Garage et Pièces")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1234567/M/A/E/001, 1234567M",
        "121 J, 0000121J",
        "1234567MAM000, 1234567M",
        "1234567/M/A/M/001, ''",
        "1234567U, ''",
        "12345678A, ''",
    })
    void aTaxNumberIsThatOfTheCompanyIfItHasTheForm(String written, String company) {
        assertThat(TaxNumber.company(written).orElse("")).isEqualTo(company);
    }

    @ParameterizedTest
    @CsvSource({
        "www.jebali.com.tn, jebali.com.tn",
        "shop.jebali.tn, jebali.tn",
        "jebali.blogspot.com, ''",
        "facebook.com, ''",
        "gmail.com, ''",
        "192.168.1.1, ''",
    })
    void aDomainIsOnesOwnUnlessManyShareIt(String host, String domain) {
        assertThat(OwnDomain.of(host).orElse("")).isEqualTo(domain);
    }
}
