package org.opportune.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever is typed, the answer is a value or problems with places that exist. */
class AnyTextLawTest {
    private static final List<String> NAMES = List.of(
            "everything.scenario.yaml",
            "sequence.scenario.yaml",
            "campaign.yaml",
            "policy.yaml",
            "places.yaml",
            "handsets.yaml");
    private static final String SPICE = "\"'\\{}[]:-#&*!|>%@`,?=()<>.\n\t \u0000\u0085好\uD83D\uDE00x1";

    @Property(tries = 400)
    void anyTextIsAnswered(@ForAll long seed) {
        Random random = new Random(seed);
        String name = NAMES.get(random.nextInt(NAMES.size()));
        StringBuilder text = new StringBuilder(Texts.right(name));
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, SPICE.charAt(random.nextInt(SPICE.length())));
                default -> text.delete(at, Math.min(text.length(), at + random.nextInt(12)));
            }
        }
        Checked<?> checked = Texts.read(name, text.toString());
        long lines = text.toString().lines().count() + 1;
        assertThat(checked.problems()).allSatisfy(problem -> {
            assertThat(problem.line()).isBetween(1, (int) lines);
            assertThat(problem.column()).isBetween(1, problem.sourceLine().length() + 2);
            assertThat(problem.display()).doesNotContain("null");
        });
    }
}
