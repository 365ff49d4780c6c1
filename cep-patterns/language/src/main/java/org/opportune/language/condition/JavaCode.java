package org.opportune.language.condition;

import java.util.List;

/**
 * A condition as Java.
 *
 * @param expression of type int, as {@link Values} encodes truth; holds names and operators of ours only
 * @param constants what the author wrote: texts, numbers, sets, patterns; the constructor of the generated class takes
 *     them
 * @param types class of each constant, as the source names it
 * @param temporaries how many int variables the expression assigns to, t0, t1, ...
 */
record JavaCode(String expression, List<Object> constants, List<String> types, int temporaries) {
    JavaCode {
        constants = List.copyOf(constants);
        types = List.copyOf(types);
    }
}
