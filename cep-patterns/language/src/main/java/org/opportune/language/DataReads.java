package org.opportune.language;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.opportune.language.YamlNode.Scalar;
import org.opportune.model.EventField;
import org.opportune.model.PersonalData;
import org.opportune.model.Step.Verb;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.fact.DataCategory;

/**
 * Which data of somebody a scenario reads. Where the text declares that, it declares exactly that: what is read beside it
 * and what is declared for nothing are problems.
 */
final class DataReads {
    private static final Map<String, DataCategory> CATEGORIES =
            Words.choices(DataCategory.values(), category -> category != DataCategory.ANY);

    private final Section top;
    private final Problems problems;
    private final @Nullable Set<DataCategory> declared;
    private final Set<DataCategory> read = EnumSet.noneOf(DataCategory.class);

    private DataReads(Section top) {
        this.top = top;
        this.problems = top.problems();
        this.declared = top.has("data") ? declared() : null;
    }

    /** Looks at what is declared, if anything is. */
    static DataReads of(Section top) {
        return new DataReads(top);
    }

    private Set<DataCategory> declared() {
        Set<DataCategory> categories = EnumSet.noneOf(DataCategory.class);
        for (Scalar word : top.scalars("data")) {
            DataCategory category = Words.choice(problems, word, "data", CATEGORIES);
            if (category != null && !categories.add(category)) {
                problems.add(word.at(), "named twice: data=" + word.value());
            }
        }
        return categories;
    }

    /** What is said of a pattern in Java, which nobody here can look into; none if nothing is. */
    Set<DataCategory> declaredOrNone() {
        return declared == null ? Set.of() : declared;
    }

    /** What the steps read: every category. */
    Set<DataCategory> read(Iterable<StepDraft> drafts, StepConditions conditions) {
        drafts.forEach(this::step);
        conditions.each((where, condition) -> condition
                .reads()
                .forEach(r ->
                        read(r.category(), "field=" + r.name(), () -> where.place(problems.source(), r.offset()))));
        if (declared != null && problems.none()) {
            needless();
        }
        return read;
    }

    /** Asked of a text that is right otherwise: in another something that reads may have been passed over. */
    private void needless() {
        for (Scalar word : top.scalars("data")) {
            if (!read.contains(CATEGORIES.get(word.value()))) {
                problems.add(word.at(), "declared and not read: data=" + word.value());
            }
        }
    }

    private void step(StepDraft draft) {
        DataCategory shown = PersonalData.of(draft.verb);
        if (shown != null) {
            read(shown, "step=" + draft.name, () -> draft.at);
        }
        for (HearingDraft heard : draft.hears) {
            // What shows where somebody is, or which handset, is not asked for itself.
            if (shown == null || (draft.verb == Verb.RETURN && heard.kinds() != StepKeys.LOCATED)) {
                kinds(heard);
            }
        }
        field(draft, draft.distinct);
        field(draft, draft.threshold == null ? null : draft.threshold.field());
    }

    /** Of several kinds that tell the same the first stands for all. */
    private void kinds(HearingDraft heard) {
        Set<DataCategory> told = EnumSet.noneOf(DataCategory.class);
        for (EventKind kind : new TreeSet<>(heard.kinds())) {
            DataCategory category = PersonalData.of(kind);
            if (category != null && told.add(category)) {
                read(category, "kind=" + kind.name(), heard::at);
            }
        }
    }

    private void field(StepDraft draft, @Nullable EventField field) {
        if (field != null) {
            read(PersonalData.of(field), "field=" + field.fieldName(), () -> draft.at);
        }
    }

    private void read(@Nullable DataCategory category, String what, Supplier<Position> at) {
        if (category == null) {
            return;
        }
        read.add(category);
        if (declared != null && !declared.contains(category)) {
            problems.add(at.get(), "reads data that is not declared: " + what + " data=" + Words.word(category));
        }
    }
}
