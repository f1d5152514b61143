package tn.shabou.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** What {@link HouseRules} asks of the package of a class. */
final class PackageConditions {

    private static final Set<String> VAGUE =
            Set.of(
                    "util",
                    "utils",
                    "impl",
                    "dto",
                    "common",
                    "service",
                    "services",
                    "manager",
                    "managers",
                    "helper",
                    "helpers");

    static final ArchCondition<JavaClass> BE_NULL_MARKED =
            condition(
                    "be in a @NullMarked package",
                    type -> type.getPackage().isAnnotatedWith(NullMarked.class));

    static final ArchCondition<JavaClass> HAVE_A_TELLING_NAME =
            condition(
                    "be in a package named after its subject",
                    type ->
                            Stream.of(type.getPackageName().split("\\."))
                                    .noneMatch(VAGUE::contains));

    private PackageConditions() {}

    private static ArchCondition<JavaClass> condition(
            String description, Predicate<JavaClass> met) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var message =
                        "%s is in package %s".formatted(type.getName(), type.getPackageName());
                events.add(new SimpleConditionEvent(type, met.test(type), message));
            }
        };
    }
}
