package tn.shabou.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/**
 * Rules that every module keeps; each says why, so that a failure teaches.
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "tn.shabou", importOptions = ImportOption.DoNotIncludeTests.class)
 * class ArchitectureTest {
 *     @ArchTest static final ArchTests house = ArchTests.in(HouseRules.class);
 * }
 * }</pre>
 */
public final class HouseRules {

    private static final String INJECT = "jakarta.inject.Inject";

    /** Run from a command line or a test, where the machine's clock is the only one. */
    private static final String[] LAUNCHERS = {"tn.shabou.local..", "tn.shabou.testing.."};

    @ArchTest
    static final ArchRule features_form_no_cycle =
            slices().matching("tn.shabou.(*).(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true)
                    .because("a feature that needs its caller back is half of another feature");

    @ArchTest
    static final ArchRule time_comes_from_a_clock =
            noClasses()
                    .that(not(resideInAnyPackage(LAUNCHERS)))
                    .should(callMethod(Instant.class, "now"))
                    .orShould(callMethod(LocalDate.class, "now"))
                    .orShould(callMethod(LocalDateTime.class, "now"))
                    .orShould(callMethod(OffsetDateTime.class, "now"))
                    .orShould(callMethod(ZonedDateTime.class, "now"))
                    .orShould(callMethod(System.class, "currentTimeMillis"))
                    .allowEmptyShould(true)
                    .because("a test chooses the time: take a java.time.Clock");

    @ArchTest
    static final ArchRule nothing_is_injected_into_fields =
            fields().should()
                    .notBeAnnotatedWith(INJECT)
                    .allowEmptyShould(true)
                    .because("a constructor lists what a class needs and lets a test supply it");

    @ArchTest
    static final ArchRule packages_say_what_may_be_null =
            classes()
                    .should(PackageConditions.BE_NULL_MARKED)
                    .allowEmptyShould(true)
                    .because("null is said once per package and checked by the compiler");

    @ArchTest
    static final ArchRule packages_read_as_the_business =
            classes()
                    .should(PackageConditions.HAVE_A_TELLING_NAME)
                    .allowEmptyShould(true)
                    .because("a newcomer reads the tree, and \"util\" tells nothing");

    @ArchTest
    static final ArchRule classes_are_named_after_what_they_are =
            noClasses()
                    .should()
                    .haveNameMatching(".*(Impl|Manager|Utils?|Helper|DTO|Dto)")
                    .allowEmptyShould(true)
                    .because("a name that fits anything says nothing");

    @ArchTest
    static final ArchRule the_api_needs_no_agent =
            serviceNeedsNoOther("tn.shabou.api..", "tn.shabou.prospector..", "tn.shabou.orion..");

    @ArchTest
    static final ArchRule the_prospector_needs_no_other_service =
            serviceNeedsNoOther("tn.shabou.prospector..", "tn.shabou.api..", "tn.shabou.orion..");

    @ArchTest
    static final ArchRule orion_needs_no_other_service =
            serviceNeedsNoOther("tn.shabou.orion..", "tn.shabou.api..", "tn.shabou.prospector..");

    @ArchTest
    static final ArchRule the_shared_model_needs_nothing =
            classes()
                    .that()
                    .resideInAPackage("tn.shabou.model..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "tn.shabou.model..",
                            "org.jspecify.annotations..",
                            "com.fasterxml.jackson.annotation..",
                            "jakarta.persistence..")
                    .allowEmptyShould(true)
                    .because("everything depends on it");

    private HouseRules() {}

    private static ArchRule serviceNeedsNoOther(String service, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(service)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .allowEmptyShould(true)
                .because("services meet in the database and on streams, and are deployed apart");
    }
}
