package org.opportune.language;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opportune.language.YamlNode.Mapping;
import org.opportune.language.YamlNode.Scalar;
import org.opportune.model.Step;
import org.opportune.schemas.event.EventKind;

/** What stands behind on, then, next and not: a kind, several kinds, or any or all of several with their conditions. */
final class HearingReader {
    private static final int MOST_ALTERNATIVES = 16;
    /** Verbs beside which {@code on} says which events are gathered. */
    static final List<String> GATHERED = List.of("count", "sum", "average");

    private static final Set<String> ONE_EVENT = Set.of("on", "next", "then");
    private static final Pattern CUSTOM = Pattern.compile("custom:[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /**
     * What was read; empty after a problem.
     *
     * @param all true if each of them is waited for
     */
    record Heard(List<HearingDraft> drafts, boolean all) {
        static final Heard NOTHING = new Heard(List.of(), false);
    }

    private final Section step;
    private final Problems problems;
    private final String key;
    private final String name;

    private HearingReader(Section step, String key, String name) {
        this.step = step;
        this.problems = step.problems();
        this.key = key;
        this.name = name;
    }

    /** What the step of this name listens to under the key. */
    static Heard read(Section step, String key, String name, @Nullable Scalar where) {
        return new HearingReader(step, key, name).read(where);
    }

    private Heard read(@Nullable Scalar where) {
        if (!(step.node(key) instanceof Mapping)) {
            return new Heard(List.of(draft(step, key, name, where)), false);
        }
        Section several = step.section(key);
        if (several == null) {
            return Heard.NOTHING;
        }
        if (where != null) {
            problems.add(step.at("where"), "each of several has its own condition: key=where");
        }
        return several(several);
    }

    private Heard several(Section several) {
        boolean mayBeAll = ONE_EVENT.contains(key) && GATHERED.stream().noneMatch(step::has);
        boolean all = mayBeAll && several.has("all");
        List<String> words = mayBeAll ? List.of("any", "all") : List.of("any");
        if (words.stream().filter(several::has).count() != 1) {
            problems.add(several.at(), "expected a kind, a list of kinds, or one of " + String.join(", ", words));
            return Heard.NOTHING;
        }
        String word = all ? "all" : "any";
        List<Section> parts = several.sections(word, "one of several");
        int most = all ? Step.MOST_PARTS : MOST_ALTERNATIVES;
        if (parts.size() == 1 || parts.size() > most) {
            problems.add(several.at(word), "expected 2 to " + most + " of them: " + word + "=" + parts.size());
        }
        List<HearingDraft> drafts = new ArrayList<>();
        for (Section part : parts) {
            drafts.add(part(part, all ? StepName.ofPart(part, name, drafts.size()) : name));
        }
        several.finish();
        return new Heard(drafts, all);
    }

    private HearingDraft part(Section part, String partName) {
        Scalar where = part.scalar("where");
        if (!part.has("on")) {
            part.missing("on");
        }
        HearingDraft draft = draft(part, "on", partName, where);
        part.finish();
        return draft;
    }

    private HearingDraft draft(Section section, String kindKey, String draftName, @Nullable Scalar where) {
        Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
        Set<String> customKinds = new TreeSet<>();
        List<Scalar> plain = new ArrayList<>();
        for (Scalar scalar : section.scalars(kindKey)) {
            if (!scalar.value().startsWith("custom:")) {
                plain.add(scalar);
            } else if (!CUSTOM.matcher(scalar.value()).matches()) {
                problems.add(scalar.at(), "a declared kind is custom: and a kebab-case name: kind=" + scalar.value());
            } else if (!customKinds.add(scalar.value().substring("custom:".length()))) {
                problems.add(scalar.at(), "named twice: kind=" + scalar.value());
            }
        }
        kinds.addAll(Words.kinds(problems, plain));
        if (!customKinds.isEmpty()) {
            // Whether a declared kind is a moment or a fact is its declaration's business.
            kinds.add(EventKind.CUSTOM_MOMENT);
            kinds.add(EventKind.CUSTOM_FACT);
        }
        return new HearingDraft(section.at(), draftName, kinds, customKinds, where);
    }
}
