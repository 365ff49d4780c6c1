package org.opportune.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opportune.model.Step.Verb;

/** The steps of a scenario, each read and then looked at beside the others. */
final class StepsReader {
    private static final int MOST_STEPS = 32;

    private final Section top;
    private final Problems problems;
    private final List<StepDraft> drafts = new ArrayList<>();

    private StepsReader(Section top) {
        this.top = top;
        this.problems = top.problems();
    }

    static List<StepDraft> read(Section top) {
        return new StepsReader(top).read();
    }

    private List<StepDraft> read() {
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
                neighbours(sections.get(i), draft, i == sections.size() - 1);
            }
        }
        names();
        return drafts;
    }

    /** What a step must be because of the step before it, or because none comes after it. */
    private void neighbours(Section section, StepDraft draft, boolean last) {
        if (last && draft.verb == Verb.BARRED) {
            problems.add(section.at("not"), "no step comes behind it, say for how long nothing happens: key=for");
        }
        if (last && draft.optional) {
            problems.add(section.at("optional"), "the scenario is complete without its last step: key=optional");
        }
        if (last && draft.verb == Verb.COUNT && draft.most > draft.times) {
            problems.add(
                    section.at("count"),
                    "the last step is complete with the first events that are enough, write count: " + draft.times);
        }
        boolean behindLoose = drafts.size() > 1 && drafts.get(drafts.size() - 2).mayBeLeft();
        if (behindLoose && (draft.strict || !draft.hasEvent())) {
            problems.add(
                    draft.at,
                    "behind a step that may be left out or may go on it is not clear since when,"
                            + " so no next, no not and no idle");
        }
    }

    private void names() {
        Map<String, Position> seen = new HashMap<>();
        for (StepDraft draft : drafts) {
            name(seen, draft.name, draft.at);
            if (draft.verb == Verb.ALL) {
                draft.hears.forEach(part -> name(seen, part.name(), part.at()));
            }
        }
    }

    private void name(Map<String, Position> seen, String name, Position at) {
        Position first = seen.putIfAbsent(name, at);
        if (first != null) {
            problems.add(at, "duplicate step name: as=" + name + " first=line " + first.line());
        }
    }
}
