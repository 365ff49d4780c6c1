package org.opportune.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opportune.model.DialledClass;
import org.opportune.model.NumberPlan;

/** The longest prefix wins, and a whole number before any. */
final class NumberPlanTest {
    private static final NumberPlan PLAN = new NumberPlan(List.of(
            new DialledClass("hotline", Set.of("10086", "1860", "*100#"), Set.of()),
            new DialledClass("long-distance", Set.of(), Set.of("0")),
            new DialledClass("international", Set.of("0"), Set.of("00", "+")),
            new DialledClass("saving", Set.of(), Set.of("12593")),
            new DialledClass("saving-abroad", Set.of(), Set.of("1259300"))));

    @Test
    void shouldTakeTheWholeNumberThenTheLongestPrefix() {
        assertThat(PLAN.classOf("10086")).isEqualTo("hotline");
        assertThat(PLAN.classOf("100861")).as("no prefix of it").isNull();
        assertThat(PLAN.classOf("1008")).isNull();
        assertThat(PLAN.classOf("*100#")).isEqualTo("hotline");
        assertThat(PLAN.classOf("02154321")).isEqualTo("long-distance");
        assertThat(PLAN.classOf("0044207")).isEqualTo("international");
        assertThat(PLAN.classOf("+44207")).isEqualTo("international");
        assertThat(PLAN.classOf("0")).as("the whole before the prefix").isEqualTo("international");
        assertThat(PLAN.classOf("12593")).as("a prefix and nothing behind it").isEqualTo("saving");
        assertThat(PLAN.classOf("1259302154321")).isEqualTo("saving");
        assertThat(PLAN.classOf("1259300442")).isEqualTo("saving-abroad");
        assertThat(PLAN.classOf("")).isNull();
        assertThat(PLAN.classOf("0x"))
                .as("what cannot be dialled ends the number")
                .isEqualTo("long-distance");
        assertThat(PLAN.classOf("Bank")).isNull();
        assertThat(NumberPlan.NONE.classOf("10086")).isNull();
    }

    @Test
    void shouldRefuseWhatNobodyCanDial() {
        List<DialledClass> classes = List.of(new DialledClass("a", Set.of(), Set.of("1a")));
        assertThatThrownBy(() -> new NumberPlan(classes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a dialled number has digits, *, # and +: length=2");
    }

    /** Read literally: of all that fit the whole number, else the longest, else nothing. */
    @Test
    void shouldAgreeWithWhoLooksAtEveryPrefix() {
        Random random = new Random(7);
        int claimed = 0;
        for (int round = 0; round < 600; round++) {
            List<DialledClass> classes = new ArrayList<>();
            Set<String> taken = new HashSet<>();
            for (int i = 0; i < 4; i++) {
                classes.add(new DialledClass("c" + i, some(random, taken, "n"), some(random, taken, "p")));
            }
            NumberPlan plan = new NumberPlan(classes);
            for (int i = 0; i < 20; i++) {
                String digits = digits(random, random.nextInt(6));
                String expected = literally(classes, digits);
                claimed += expected == null ? 0 : 1;
                assertThat(plan.classOf(digits)).as(digits + " in " + classes).isEqualTo(expected);
            }
        }
        assertThat(claimed).isGreaterThan(5_000);
    }

    private static String literally(List<DialledClass> classes, String digits) {
        String best = null;
        int length = -1;
        for (DialledClass one : classes) {
            if (one.numbers().contains(digits)) {
                return one.id();
            }
            for (String prefix : one.prefixes()) {
                if (digits.startsWith(prefix) && prefix.length() > length) {
                    best = one.id();
                    length = prefix.length();
                }
            }
        }
        return best;
    }

    private static Set<String> some(Random random, Set<String> taken, String what) {
        Set<String> some = new HashSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String digits = digits(random, 1 + random.nextInt(4));
            if (taken.add(what + digits)) {
                some.add(digits);
            }
        }
        return some;
    }

    private static String digits(Random random, int length) {
        StringBuilder digits = new StringBuilder();
        while (digits.length() < length) {
            digits.append("01*".charAt(random.nextInt(3)));
        }
        return digits.toString();
    }
}
