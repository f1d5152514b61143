package tn.shabou.orion;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import tn.shabou.testing.HouseRules;

@AnalyzeClasses(packages = "tn.shabou.orion", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule mathematics_knows_no_framework =
            classes()
                    .that()
                    .resideInAnyPackage(
                            "tn.shabou.orion.forecast..",
                            "tn.shabou.orion.calendar..",
                            "tn.shabou.orion.evaluation..",
                            "tn.shabou.orion.inventory..",
                            "tn.shabou.orion.insight..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "org.jspecify.annotations..",
                            "org.apache.commons.numbers..",
                            "org.apache.commons.statistics..",
                            "tn.shabou.model.forecasts..",
                            "tn.shabou.orion.forecast..",
                            "tn.shabou.orion.calendar..",
                            "tn.shabou.orion.evaluation..",
                            "tn.shabou.orion.inventory..",
                            "tn.shabou.orion.insight..")
                    .because("it is tested and used without a server, a database or a message");

    @ArchTest
    static final ArchRule methods_know_nothing_of_their_evaluation =
            classes()
                    .that()
                    .resideInAPackage("tn.shabou.orion.forecast..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideOutsideOfPackage("tn.shabou.orion.evaluation..")
                    .because("what measures a method must not be part of it");
}
