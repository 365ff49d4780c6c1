package org.opportune.language.condition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import org.opportune.model.Asked;
import org.opportune.model.Asked.Term;
import org.opportune.model.Condition;
import org.opportune.model.Predicate;
import org.opportune.model.Predicate.Truth;
import org.opportune.model.Scope;

/**
 * Conditions that tell what they were asked. The answer is that of their own code; each part that must hold is asked
 * beside it, as code of its own, of the same scope. One thread.
 */
public final class WatchedConditions {
    private final List<Pending> pending = new ArrayList<>();
    private final List<CheckedCondition> parts = new ArrayList<>();

    /** A condition whose parts are not compiled yet. */
    private record Pending(Condition condition, Watch watch, int first, int count) {}

    /** A part as code. */
    private record Part(String text, Predicate code, Collection<ReadValue> reads) {
        Term term(Scope scope) {
            return new Term(
                    text,
                    code.ask(scope),
                    reads.stream().map(read -> read.read(scope)).toList());
        }
    }

    /**
     * The condition, watched as soon as {@link #begin} was called.
     *
     * @param vocabulary what it was checked against
     * @param told gets each answer and the parts it rests on
     */
    public Condition watch(Condition condition, Vocabulary vocabulary, BiConsumer<Truth, List<Asked.Term>> told) {
        List<CheckedCondition> checked = Split.conjuncts(condition.text()).stream()
                .map(text -> Conditions.check(text, vocabulary))
                .toList();
        if (checked.stream().anyMatch(part -> !part.findings().isEmpty())) {
            checked = List.of(Conditions.check(condition.text(), vocabulary));
        }
        Watch watch = new Watch(condition.code(), told);
        pending.add(new Pending(condition, watch, parts.size(), checked.size()));
        parts.addAll(checked);
        return new Condition(condition.text(), watch, condition.lookups(), condition.demands());
    }

    /** Compiles the parts of all that are watched, in one batch. */
    public void begin() {
        List<Condition> compiled = Conditions.compile(parts);
        for (Pending each : pending) {
            for (int i = each.first(); i < each.first() + each.count(); i++) {
                CheckedCondition part = parts.get(i);
                each.watch()
                        .parts
                        .add(new Part(
                                part.text(), compiled.get(i).code(), ReadValue.of(part.text(), part.vocabulary())));
            }
        }
        pending.clear();
    }

    private static final class Watch implements Predicate {
        private final Predicate code;
        private final BiConsumer<Truth, List<Asked.Term>> told;
        private final List<Part> parts = new ArrayList<>();

        Watch(Predicate code, BiConsumer<Truth, List<Asked.Term>> told) {
            this.code = code;
            this.told = told;
        }

        @Override
        public Truth ask(Scope scope) {
            Truth truth = code.ask(scope);
            told.accept(truth, parts.stream().map(part -> part.term(scope)).toList());
            return truth;
        }
    }
}
