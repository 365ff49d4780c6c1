package org.opportune.language.condition;

import java.util.List;
import org.opportune.model.Condition;

/** What of a condition must all hold, as text. Stateless. */
public final class Conjuncts {
    private Conjuncts() {}

    /** The parts that {@code &&} joins, in the order of the text; the whole if nothing is joined. */
    public static List<String> of(Condition condition) {
        return Split.conjuncts(condition.text());
    }
}
