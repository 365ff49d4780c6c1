package org.opportune.language;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.opportune.language.YamlNode.Scalar;
import org.opportune.language.condition.CheckedCondition;
import org.opportune.language.condition.Conditions;
import org.opportune.language.condition.Finding;
import org.opportune.language.condition.Vocabulary;
import org.opportune.language.condition.Vocabulary.EarlierStep;
import org.opportune.model.Changing;
import org.opportune.model.Condition;
import org.opportune.model.EventField;
import org.opportune.model.Hearing;
import org.opportune.model.Step;
import org.opportune.model.Step.Verb;

/** The conditions of all steps: checked one after the other, compiled in one batch. */
final class StepConditions {
    private final List<StepDraft> drafts;
    /** In order of steps and of what each listens to. */
    private final List<@Nullable CheckedCondition> conditions = new ArrayList<>();

    StepConditions(Problems problems, List<StepDraft> drafts) {
        this.drafts = drafts;
        List<EarlierStep> earlier = new ArrayList<>();
        for (StepDraft draft : drafts) {
            boolean handsets = draft.verb == Verb.CHANGE && !Changing.TARIFF.equals(draft.changing);
            Vocabulary vocabulary = handsets ? Vocabulary.change(earlier) : Vocabulary.step(earlier);
            for (HearingDraft heard : draft.hears) {
                conditions.add(heard.where() == null ? null : check(problems, heard.where(), vocabulary));
            }
            earlier.add(new EarlierStep(draft.name, draft.hasEvent()));
            if (draft.verb == Verb.ALL) {
                draft.hears.forEach(part -> earlier.add(new EarlierStep(part.name(), true)));
            }
        }
    }

    /** Checks the condition that a value holds, adding its findings at their places within the value. */
    static CheckedCondition check(Problems problems, Scalar where, Vocabulary vocabulary) {
        CheckedCondition condition = Conditions.check(where.value(), vocabulary);
        for (Finding finding : condition.findings()) {
            if (problems.full()) {
                break;
            }
            problems.add(where.place(problems.source(), finding.offset()), finding.rule());
        }
        return condition;
    }

    /** The steps with their conditions; only if nothing is wrong with any. */
    List<Step> compiled() {
        List<Condition> compiled =
                Conditions.compile(conditions.stream().filter(Objects::nonNull).toList());
        List<Step> steps = new ArrayList<>();
        int condition = 0;
        int next = 0;
        int slot = 0;
        for (StepDraft draft : drafts) {
            List<EventField> captures = captures(slot++);
            List<Hearing> hears = new ArrayList<>();
            for (HearingDraft heard : draft.hears) {
                boolean any = conditions.get(condition++) == null;
                List<EventField> kept = draft.verb == Verb.ALL ? captures(slot++) : List.of();
                hears.add(heard.hearing(any ? null : compiled.get(next++), kept));
            }
            steps.add(draft.step(hears, captures));
        }
        return steps;
    }

    /** Each condition with the value that holds it, in order. */
    void each(BiConsumer<Scalar, CheckedCondition> asked) {
        int next = 0;
        for (StepDraft draft : drafts) {
            for (HearingDraft heard : draft.hears) {
                CheckedCondition condition = conditions.get(next++);
                if (condition != null && heard.where() != null) {
                    asked.accept(heard.where(), condition);
                }
            }
        }
    }

    private List<EventField> captures(int slot) {
        Set<EventField> captures = EnumSet.noneOf(EventField.class);
        for (CheckedCondition condition : conditions) {
            if (condition != null) {
                condition.captures().stream().filter(c -> c.step() == slot).forEach(c -> captures.add(c.field()));
            }
        }
        return List.copyOf(captures);
    }
}
