package tn.shabou.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule notices the class of this source tree that breaks it on purpose. */
class HouseRulesTest {

    private static final JavaClasses PLANTED =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
                    .importPackages("tn.shabou");

    @ParameterizedTest
    @MethodSource("rules")
    void noticesWhoBreaksIt(ArchRule rule, String culprit) {
        var report = rule.evaluate(PLANTED).getFailureReport().toString();

        assertThat(report).contains(culprit);
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(HouseRules.features_form_no_cycle, "planted.one.First"),
                Arguments.of(HouseRules.time_comes_from_a_clock, "Hasty"),
                Arguments.of(HouseRules.nothing_is_injected_into_fields, "Lazy.first"),
                Arguments.of(HouseRules.packages_say_what_may_be_null, "planted.one.First"),
                Arguments.of(HouseRules.packages_read_as_the_business, "Vague"),
                Arguments.of(HouseRules.classes_are_named_after_what_they_are, "PriceManager"),
                Arguments.of(HouseRules.the_api_needs_no_agent, "api.PlantedNeighbour"),
                Arguments.of(
                        HouseRules.the_prospector_needs_no_other_service,
                        "prospector.PlantedNeighbour"),
                Arguments.of(HouseRules.orion_needs_no_other_service, "orion.PlantedNeighbour"),
                Arguments.of(HouseRules.the_shared_model_needs_nothing, "NeedyEntity"));
    }

    @Test
    void triesEveryRule() {
        var declared =
                Stream.of(HouseRules.class.getDeclaredFields())
                        .filter(field -> field.isAnnotationPresent(ArchTest.class));

        assertThat(rules()).hasSameSizeAs(declared.toList());
    }
}
