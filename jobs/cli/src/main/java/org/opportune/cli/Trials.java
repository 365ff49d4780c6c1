package org.opportune.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opportune.language.ExpectedDecision;
import org.opportune.language.Problem;
import org.opportune.language.ScenarioTest;
import org.opportune.language.files.DefinitionFile;
import org.opportune.language.files.Outline;
import org.opportune.model.Phrase;
import org.opportune.model.Scenario;

/**
 * All tests of one scenario.
 *
 * @param scenario id, or the file's name if it has none
 * @param trials in the order of the text; empty if there are problems with the texts
 * @param problems with the texts, with what the tests leave unproven, and one for each test that failed
 */
record Trials(String scenario, List<Trial> trials, List<Problem> problems) {
    Trials {
        trials = List.copyOf(trials);
        problems = List.copyOf(problems);
    }

    /** Runs the tests beside a scenario. */
    static Trials of(Beside beside) {
        DefinitionFile scenario = beside.scenario();
        List<Problem> problems = new ArrayList<>(beside.problems());
        Optional<DefinitionFile> tests = beside.tests();
        if (tests.isEmpty()) {
            problems.add(
                    scenario.outline().problemAt("scenario", "a scenario has tests beside it: missing=tests.yaml"));
        } else if (problems.isEmpty()) {
            problems.addAll(unproven(scenario, tests.get()));
            problems.addAll(Unknown.of(beside));
        }
        problems.addAll(untriable(scenario));
        String name = scenario.outline().top("scenario").orElse(scenario.origin());
        if (!problems.isEmpty() || scenario.scenario().isEmpty()) {
            return new Trials(name, List.of(), Report.sorted(problems));
        }
        List<Trial> trials = tests.stream()
                .flatMap(file -> file.tests().stream())
                .map(test -> Trial.of(beside, test))
                .toList();
        for (Trial trial : trials) {
            if (!trial.passed()) {
                problems.add(failure(tests.get().outline(), trial));
            }
        }
        return new Trials(name, trials, problems);
    }

    /** What keeps a right scenario from being tried here. */
    static List<Problem> untriable(DefinitionFile scenario) {
        return scenario.scenario()
                .map(Scenario::pattern)
                .map(pattern -> scenario.outline()
                        .problemAt(
                                "pattern",
                                "only a job runs a pattern in Java, try it on an archive with opportune backtest: pattern="
                                        + pattern))
                .map(List::of)
                .orElse(List.of());
    }

    private static List<Problem> unproven(DefinitionFile scenario, DefinitionFile tests) {
        List<Problem> problems = new ArrayList<>();
        String id = scenario.outline().top("scenario").orElse("");
        String tested = tests.outline().top("scenario").orElse("");
        if (!tested.equals(id)) {
            problems.add(tests.outline()
                    .problemAt("scenario", "the tests are of another scenario: scenario=" + tested + " beside=" + id));
        }
        if (tests.tests().stream().allMatch(test -> test.matchesAtMs().isEmpty())) {
            problems.add(tests.outline()
                    .problem("at least one test expects a match: tests="
                            + tests.tests().size()));
        }
        if (tests.tests().stream().noneMatch(test -> test.matchesAtMs().isEmpty())) {
            problems.add(tests.outline()
                    .problemAt(
                            "tests",
                            "at least one test expects nothing, or whatever matches always would pass: tests="
                                    + tests.tests().size()));
        }
        return problems;
    }

    private static Problem failure(Outline tests, Trial trial) {
        ScenarioTest test = trial.test();
        List<ExpectedDecision> decisions = test.decisions();
        boolean found = trial.foundAtMs().equals(test.matchesAtMs());
        if (found && decisions != null) {
            return tests.problemAfter(
                    "test",
                    test.name(),
                    "decisions",
                    "not what was expected: test=" + test.name() + " expected=" + decisions(test, decisions)
                            + " decided=" + decisions(test, trial.decided()));
        }
        return tests.problemAfter(
                "test",
                test.name(),
                "expect",
                "not what was expected: test=" + test.name() + " expected=" + times(test, test.matchesAtMs())
                        + " found=" + times(test, trial.foundAtMs()));
    }

    private static String decisions(ScenarioTest test, List<ExpectedDecision> decisions) {
        return decisions.stream()
                .map(one -> one.campaign() + " " + one.is() + " +" + Phrase.duration(one.atMs() - test.startMs()))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** Times for people: the instant, and how long after the test's start. */
    static String times(ScenarioTest test, List<Long> timesMs) {
        return timesMs.stream()
                .map(ms -> Instant.ofEpochMilli(ms) + " (+" + Phrase.duration(ms - test.startMs()) + ")")
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
