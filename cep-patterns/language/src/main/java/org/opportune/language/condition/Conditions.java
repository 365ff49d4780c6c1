package org.opportune.language.condition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opportune.model.Condition;
import org.opportune.model.Predicate;

/**
 * The door of this room. A condition is compiled once per process (per class loader of this class) and shared while
 * anybody holds it. Thread-safe.
 */
public final class Conditions {
    private static final WeakCache<Key, Predicate> CACHE = new WeakCache<>();

    /** One audience for a thousand campaigns, or the same scenarios read by two subtasks, is checked once. */
    private static final BoundedCache<Key, CheckedCondition> RIGHT = new BoundedCache<>(1_024);

    /** Characters of a text that is kept. */
    private static final int LONGEST_KEPT = 2_048;

    /** The vocabulary names the earlier steps in order, so it is the layout of the captures too. */
    private record Key(Vocabulary vocabulary, String text) {}

    private Conditions() {}

    /** Parses and checks one condition; compiles nothing. */
    public static CheckedCondition check(String text, Vocabulary vocabulary) {
        if (text.length() > LONGEST_KEPT) {
            return Checker.check(text, vocabulary);
        }
        Key key = new Key(vocabulary, text);
        CheckedCondition known = RIGHT.get(key);
        if (known != null) {
            return known;
        }
        CheckedCondition checked = Checker.check(text, vocabulary);
        if (checked.findings().isEmpty()) {
            RIGHT.put(key, checked);
        }
        return checked;
    }

    /**
     * Compiles in one batch what was not compiled before.
     *
     * @param conditions without findings
     * @return in the same order
     */
    public static List<Condition> compile(List<CheckedCondition> conditions) {
        Map<Key, Predicate> known = new LinkedHashMap<>();
        Map<Key, JavaCode> missing = new LinkedHashMap<>();
        for (CheckedCondition condition : conditions) {
            Key key = key(condition);
            Predicate cached = CACHE.get(key);
            if (cached != null) {
                known.put(key, cached);
            } else if (condition.code() != null) {
                missing.put(key, condition.code());
            } else {
                throw new IllegalArgumentException("the condition has findings: text=" + condition.text());
            }
        }
        List<Predicate> compiled = BatchCompiler.compile(List.copyOf(missing.values()));
        int next = 0;
        for (Key key : missing.keySet()) {
            known.put(key, CACHE.put(key, compiled.get(next++)));
        }
        List<Condition> result = new ArrayList<>(conditions.size());
        for (CheckedCondition condition : conditions) {
            result.add(new Condition(
                    condition.text(), known.get(key(condition)), condition.lookups(), condition.demands()));
        }
        return result;
    }

    private static Key key(CheckedCondition condition) {
        return new Key(condition.vocabulary(), condition.text());
    }
}
