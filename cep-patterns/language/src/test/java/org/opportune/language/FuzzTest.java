package org.opportune.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opportune.language.files.CrossCheck;
import org.opportune.language.files.DefinitionFile;

/**
 * Whatever a file holds, lint answers within bounds: nothing is thrown, and every problem has a rule and a place that is
 * in the file. {@code -Dopportune.fuzz=10000} tries more files, {@code -Dopportune.fuzz.seed=N} others.
 */
class FuzzTest {
    private static final int FILES = Integer.getInteger("opportune.fuzz", 1_500);
    private static final long SEED = Long.getLong("opportune.fuzz.seed", 0);

    /** Far above what any of them takes, far below what somebody waits for. */
    private static final long MOST_CPU_NANOS = 5_000_000_000L;

    private static final int MOST_OUTPUT = 1_000_000;

    @Test
    void shouldAnswerEveryFileWithAValueOrWithProblemsThatHaveAPlace() {
        int right = 0;
        Set<String> names = new HashSet<>();
        for (long seed = SEED; seed < SEED + FILES; seed++) {
            Mess.Text text = new Mess(seed).text();
            long beforeNanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            List<Problem> problems = lint(seed, text);
            long tookNanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - beforeNanos;
            assertThat(tookNanos).as("CPU of seed=%d %s", seed, text.name()).isLessThan(MOST_CPU_NANOS);
            check(seed, text, problems);
            names.add(text.name());
            right += problems.isEmpty() ? 1 : 0;
        }
        assertThat(names).as("all sorts").contains("bomb.scenario.yaml", "condition.scenario.yaml", "policy.yaml");
        assertThat(right).as("some are still right").isBetween(FILES / 100, FILES / 2);
    }

    private static List<Problem> lint(long seed, Mess.Text text) {
        try {
            DefinitionFile file = DefinitionFile.of(text.name(), text.text());
            List<Problem> problems = new ArrayList<>(file.problems());
            problems.addAll(CrossCheck.of(List.of(file)));
            if (file.kind() == null) {
                problems.addAll(Texts.read(text.name(), text.text()).problems());
            }
            if (file.scenario().isPresent()) {
                Language.unseen(text.name(), text.text(), Source.BILLING, List.of());
            }
            return problems;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("seed=" + seed + " " + text.name() + "\n" + text.text(), e);
        }
    }

    private static void check(long seed, Mess.Text text, List<Problem> problems) {
        String[] lines = text.text().replaceFirst("^\uFEFF", "").split("\r\n|\r|\n", -1);
        int shown = 0;
        for (Problem problem : problems) {
            if (!isSound(problem, lines)) {
                throw new AssertionError("seed=" + seed + " " + problem);
            }
            shown += problem.display().length();
        }
        assertThat(shown).as("characters shown, seed=%d", seed).isLessThan(MOST_OUTPUT);
    }

    private static boolean isSound(Problem problem, String[] lines) {
        if (problem.rule().isBlank() || problem.rule().contains("Exception")) {
            return false;
        }
        String line = problem.line() < 1 || problem.line() > lines.length ? "" : lines[problem.line() - 1];
        return problem.sourceLine().equals(line)
                && problem.line() >= 1
                && problem.line() <= lines.length
                && problem.column() >= 1
                && problem.column() <= line.codePointCount(0, line.length()) + 1;
    }
}
