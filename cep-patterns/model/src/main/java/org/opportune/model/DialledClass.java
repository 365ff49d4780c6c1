package org.opportune.model;

import java.util.Set;

/**
 * Numbers as they are dialled that an author calls by one name.
 *
 * @param id kebab-case, such as long-distance
 * @param numbers whole numbers: digits, '*', '#' and '+'
 * @param prefixes what longer numbers begin with, and numbers of exactly that length too
 */
public record DialledClass(String id, Set<String> numbers, Set<String> prefixes) {
    public DialledClass {
        numbers = Set.copyOf(numbers);
        prefixes = Set.copyOf(prefixes);
    }
}
