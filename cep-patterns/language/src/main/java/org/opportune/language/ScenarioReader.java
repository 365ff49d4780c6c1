package org.opportune.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opportune.language.YamlNode.Scalar;
import org.opportune.model.CepRefusals;
import org.opportune.model.Scenario;
import org.opportune.model.Scenario.About;
import org.opportune.model.Scenario.AfterMatch;
import org.opportune.model.Scenario.Engine;
import org.opportune.model.Scenario.Start;
import org.opportune.model.Scenario.Status;
import org.opportune.model.Step.Verb;
import org.opportune.schemas.fact.DataCategory;

/** The text of one scenario. */
final class ScenarioReader {
    private static final Pattern FEATURE = Pattern.compile("[A-Z]{2,4}-\\d{2,3}");

    private final Section top;
    private final Problems problems;
    private final List<StepDraft> drafts = new ArrayList<>();

    private ScenarioReader(Document document) {
        this.top = document.top();
        this.problems = document.problems();
    }

    static Checked<Scenario> read(Document document) {
        if (!document.readable()) {
            return new Checked<>(null, document.problems().all());
        }
        return new ScenarioReader(document).read();
    }

    private Checked<Scenario> read() {
        String id = Words.id(top, "scenario");
        DataReads data = DataReads.of(top);
        About about = about();
        Engine engine = engine();
        String pattern = pattern(engine);
        if (pattern == null) {
            drafts.addAll(StepsReader.read(top));
        }
        long withinMs = Words.duration(top, "within", 0);
        long coolDownMs = Words.duration(top, "cool-down", 0);
        Scalar startWord = top.scalar("start");
        Start start = startWord == null
                ? Start.ONCE
                : Words.choice(problems, startWord, "start", Words.choices(Start.values(), s -> true));
        int openRuns = openRuns(start);
        AfterMatch afterMatch = afterMatch(withinMs, coolDownMs, start);
        top.finish();
        reachable(withinMs);
        StepConditions conditions = new StepConditions(problems, drafts);
        Set<DataCategory> read = pattern == null ? data.read(drafts, conditions) : data.declaredOrNone();
        return sayable(problems.or(() -> fingerprinted(new Scenario(
                id,
                about.reading(read),
                conditions.compiled(),
                withinMs,
                coolDownMs,
                Objects.requireNonNull(start),
                openRuns,
                Objects.requireNonNull(afterMatch),
                Objects.requireNonNull(engine),
                pattern,
                ""))));
    }

    private @Nullable Engine engine() {
        Scalar word = top.scalar("engine");
        return word == null
                ? Engine.OPPORTUNE
                : Words.choice(problems, word, "engine", Words.choices(Engine.values(), e -> true));
    }

    /** One in Java stands for the steps and for all that is said of them. */
    private @Nullable String pattern(@Nullable Engine engine) {
        Scalar name = top.scalar("pattern");
        if (name == null) {
            return null;
        }
        if (engine == Engine.OPPORTUNE) {
            problems.add(name.at(), "only Flink CEP runs patterns in Java, write engine: flink-cep: key=pattern");
        }
        for (String key : List.of("steps", "within", "start", "open-runs", "after-match")) {
            if (top.has(key)) {
                top.node(key);
                problems.add(top.at(key), "the pattern in Java says it itself: key=" + key);
            }
        }
        return Words.id(problems, name, "pattern");
    }

    /** What Flink CEP shall run it must be able to say. */
    private Checked<Scenario> sayable(Checked<Scenario> checked) {
        Scenario scenario = checked.value();
        if (scenario == null || scenario.engine() == Engine.OPPORTUNE) {
            return checked;
        }
        for (CepRefusals.Refusal refusal : CepRefusals.of(scenario)) {
            Position at = drafts.stream()
                    .filter(draft -> draft.name.equals(refusal.step()))
                    .map(draft -> draft.at)
                    .findFirst()
                    .orElse(top.at("engine"));
            problems.add(at, refusal.rule());
        }
        return problems.or(() -> scenario);
    }

    private About about() {
        Scalar title = top.required("title");
        Scalar owner = top.scalar("owner");
        Scalar purpose = top.scalar("purpose");
        Scalar word = top.scalar("status");
        Status status = word == null
                ? Status.LIVE
                : Words.choice(problems, word, "status", Words.choices(Status.values(), s -> true));
        return new About(
                title == null ? "" : title.value(),
                features(),
                owner == null ? null : owner.value(),
                purpose == null ? null : purpose.value(),
                status == null ? Status.DRAFT : status,
                Set.of(),
                Set.of());
    }

    private int openRuns(@Nullable Start start) {
        Scalar number = top.scalar("open-runs");
        if (number == null) {
            return Scenario.OPEN_RUNS;
        }
        if (start != Start.EVERY) {
            problems.add(top.at("open-runs"), "only start: every has several runs open: key=open-runs");
        }
        return Words.number(problems, number, "open-runs", 1, Scenario.MOST_OPEN_RUNS);
    }

    private @Nullable AfterMatch afterMatch(long withinMs, long coolDownMs, @Nullable Start start) {
        Scalar word = top.scalar("after-match");
        if (word == null) {
            return AfterMatch.DROP;
        }
        AfterMatch after = Words.choice(problems, word, "after-match", Words.choices(AfterMatch.values(), a -> true));
        if (after == AfterMatch.KEEP) {
            keeps(word.at(), withinMs, coolDownMs, start);
        }
        return after;
    }

    /** What goes on counting must end some time, and must be alone. */
    private void keeps(Position at, long withinMs, long coolDownMs, @Nullable Start start) {
        StepDraft last = drafts.isEmpty() ? null : drafts.get(drafts.size() - 1);
        if (last == null || last.verb != Verb.COUNT) {
            problems.add(at, "after-match: keep needs a count as the last step: nothing else goes on counting");
        } else if (drafts.size() > 1 && withinMs == 0 && last.withinMs == 0) {
            problems.add(at, "after-match: keep behind other steps needs a within: it would go on for ever");
        }
        if (last != null && last.distinct != null) {
            problems.add(
                    at, "after-match: keep counts events, not different values: distinct=" + last.distinct.fieldName());
        }
        if (coolDownMs > 0) {
            problems.add(top.at("cool-down"), "a scenario rests after a match or goes on counting: after-match=keep");
        }
        if (start == Start.EVERY) {
            problems.add(
                    top.at("start"), "a match drops the other runs: start=every does not go with after-match=keep");
        }
    }

    private List<String> features() {
        List<String> features = new ArrayList<>();
        for (Scalar feature : top.scalars("implements")) {
            if (!FEATURE.matcher(feature.value()).matches()) {
                problems.add(
                        feature.at(), "not a row of the feature list such as SCN-22: implements=" + feature.value());
            }
            features.add(feature.value());
        }
        return features;
    }

    private void reachable(long withinMs) {
        long leastMs = drafts.stream().mapToLong(StepDraft::leastMs).sum();
        if (withinMs > 0 && leastMs >= withinMs) {
            problems.add(
                    top.at("within"),
                    "can never match: the steps take " + leastMs / 1000 + "s, not less than within=" + withinMs / 1000
                            + "s");
        }
    }

    private static Scenario fingerprinted(Scenario s) {
        return s.withFingerprint(Fingerprint.of(s));
    }
}
