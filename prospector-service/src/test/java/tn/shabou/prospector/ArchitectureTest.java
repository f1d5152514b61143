package tn.shabou.prospector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import tn.shabou.testing.HouseRules;

@AnalyzeClasses(packages = "tn.shabou", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule reading_comparing_and_scoring_know_no_framework =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "tn.shabou.prospector.extract..",
                            "tn.shabou.prospector.identity..",
                            "tn.shabou.prospector.scoring..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io..", "jakarta..", "java.sql..", "org.eclipse..", "java.net.http..")
                    .because("a page reads the same from a stream, a file or a test");

    @ArchTest
    static final ArchRule only_the_crawler_goes_out =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "tn.shabou.prospector.crawl..",
                            // One server, that the operator names.
                            "tn.shabou.prospector.discovery.overpass..")
                    .and()
                    .resideInAPackage("tn.shabou.prospector..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.vertx.core.http..", "java.net.http..")
                    .because("every request must be vetted, polite and allowed");
}
