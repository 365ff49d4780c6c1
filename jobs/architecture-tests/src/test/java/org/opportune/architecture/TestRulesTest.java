package org.opportune.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TestRulesTest {
    /** Surefire's own patterns, and failsafe's. */
    private static final Pattern RUN = Pattern.compile("Test.*|.*Test|.*Tests|.*TestCase|.*IT|IT.*|.*ITCase");

    private static final Set<String> MARKS = Set.of(
            "org.junit.jupiter.api.Test",
            "org.junit.jupiter.api.TestFactory",
            "org.junit.jupiter.api.TestTemplate",
            "org.junit.jupiter.api.RepeatedTest",
            "org.junit.jupiter.params.ParameterizedTest",
            "net.jqwik.api.Property",
            "net.jqwik.api.Example",
            "net.jqwik.api.state.ActionChain");

    private static final Set<String> NEVER_RUN =
            Set.of("org.junit.jupiter.api.Disabled", "net.jqwik.api.Disabled", "org.junit.Ignore");

    /** Classes whose tests Surefire would pass over without a word. */
    private static List<String> passedOver(JavaClasses tests) {
        return tests.stream()
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .filter(type -> type.getAllMethods().stream()
                        .anyMatch(method -> MARKS.stream().anyMatch(method::isAnnotatedWith)))
                .filter(type -> !RUN.matcher(outermost(type)).matches())
                .map(JavaClass::getName)
                .toList();
    }

    private static String outermost(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer.getSimpleName();
    }

    private static List<String> skipped(JavaClasses tests) {
        return tests.stream()
                .filter(type -> NEVER_RUN.stream().anyMatch(type::isAnnotatedWith)
                        || type.getMethods().stream()
                                .anyMatch(method -> NEVER_RUN.stream().anyMatch(method::isAnnotatedWith)))
                .map(JavaClass::getName)
                .toList();
    }

    @Test
    void everyTestIsRunAndNoneIsMocked() {
        JavaClasses tests = House.tests()
                .that(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "not planted", type -> !type.getPackageName().startsWith("wrong.")));
        assertThat(tests).hasSizeGreaterThan(50);
        assertThat(passedOver(tests)).isEmpty();
        assertThat(skipped(tests)).isEmpty();
        Nevers.noMocks().check(tests);
        Nevers.noMocks().check(House.MAIN);
    }

    @Test
    void whatIsWrongIsReported() {
        assertThat(passedOver(House.WRONG)).containsExactly("wrong.opportune.tests.Forgotten");
        assertThat(skipped(House.WRONG)).containsExactly("wrong.opportune.tests.Forgotten");
        assertThatThrownBy(() -> Nevers.noMocks().check(House.WRONG))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Mocked");
    }
}
