package org.opportune.language;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opportune.language.YamlNode.Scalar;
import org.opportune.language.condition.CheckedCondition;
import org.opportune.language.condition.Conditions;
import org.opportune.language.condition.Finding;
import org.opportune.language.condition.Vocabulary;
import org.opportune.language.condition.Vocabulary.EarlierStep;
import org.opportune.model.Condition;
import org.opportune.model.EventField;
import org.opportune.model.Scenario;
import org.opportune.model.Scenario.AfterMatch;
import org.opportune.model.Scenario.Start;
import org.opportune.model.Step;
import org.opportune.model.Step.Verb;

/** The text of one scenario. */
final class ScenarioReader {
    private static final int MOST_STEPS = 32;
    private static final Pattern FEATURE = Pattern.compile("[A-Z]{2,4}-\\d{2,3}");

    private final Section top;
    private final Problems problems;
    private final List<StepDraft> drafts = new ArrayList<>();
    private final List<@Nullable CheckedCondition> conditions = new ArrayList<>();

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
        Scalar title = top.required("title");
        List<String> features = features();
        steps();
        long withinMs = Words.duration(top, "within", 0);
        long coolDownMs = Words.duration(top, "cool-down", 0);
        Scalar startWord = top.scalar("start");
        Start start = startWord == null
                ? Start.ONCE
                : Words.choice(problems, startWord, "start", Words.choices(Start.values(), s -> true));
        AfterMatch afterMatch = afterMatch(withinMs, coolDownMs, start);
        top.finish();
        reachable(withinMs);
        names();
        conditions();
        return problems.or(() -> fingerprinted(new Scenario(
                id,
                Objects.requireNonNull(title).value(),
                features,
                compiled(),
                withinMs,
                coolDownMs,
                Objects.requireNonNull(start),
                Objects.requireNonNull(afterMatch),
                "")));
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
        if (last == null || last.verb() != Verb.COUNT) {
            problems.add(at, "after-match: keep needs a count as the last step: nothing else goes on counting");
        } else if (drafts.size() > 1 && withinMs == 0 && last.withinMs() == 0) {
            problems.add(at, "after-match: keep behind other steps needs a within: it would go on for ever");
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

    private void steps() {
        List<Section> sections = top.sections("steps", "a step");
        if (!top.has("steps")) {
            top.missing("steps");
        }
        if (sections.size() > MOST_STEPS) {
            problems.add(top.at("steps"), "too many steps: steps=" + sections.size() + " limit=" + MOST_STEPS);
        }
        for (int i = 0; i < sections.size(); i++) {
            StepDraft draft = StepReader.read(sections.get(i), i);
            if (draft != null) {
                drafts.add(draft);
            }
        }
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

    private void names() {
        Map<String, Position> seen = new HashMap<>();
        for (StepDraft draft : drafts) {
            Position first = seen.putIfAbsent(draft.name(), draft.at());
            if (first != null) {
                problems.add(draft.at(), "duplicate step name: as=" + draft.name() + " first=line " + first.line());
            }
        }
    }

    private void conditions() {
        List<EarlierStep> earlier = new ArrayList<>();
        for (StepDraft draft : drafts) {
            Scalar where = draft.where();
            Vocabulary vocabulary = draft.verb() == Verb.CHANGE ? Vocabulary.change(earlier) : Vocabulary.step(earlier);
            conditions.add(where == null ? null : check(problems, where, vocabulary));
            earlier.add(new EarlierStep(draft.name(), draft.verb() != Verb.ABSENCE));
        }
    }

    /** Checks the condition that a value holds, adding its findings at their places within the value. */
    static CheckedCondition check(Problems problems, Scalar where, Vocabulary vocabulary) {
        CheckedCondition condition = Conditions.check(where.value(), vocabulary);
        for (Finding finding : condition.findings()) {
            problems.add(where.place(problems.source(), finding.offset()), finding.rule());
        }
        return condition;
    }

    private List<Step> compiled() {
        List<Condition> compiled =
                Conditions.compile(conditions.stream().filter(Objects::nonNull).toList());
        List<Step> steps = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < drafts.size(); i++) {
            Condition condition = conditions.get(i) == null ? null : compiled.get(next++);
            steps.add(drafts.get(i).step(condition, captures(i)));
        }
        return steps;
    }

    private List<EventField> captures(int step) {
        Set<EventField> captures = EnumSet.noneOf(EventField.class);
        for (CheckedCondition condition : conditions) {
            if (condition != null) {
                condition.captures().stream().filter(c -> c.step() == step).forEach(c -> captures.add(c.field()));
            }
        }
        return List.copyOf(captures);
    }

    private static Scenario fingerprinted(Scenario s) {
        return s.withFingerprint(Fingerprint.of(s));
    }
}
