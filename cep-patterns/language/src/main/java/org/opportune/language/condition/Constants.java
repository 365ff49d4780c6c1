package org.opportune.language.condition;

import java.util.ArrayList;
import java.util.List;

/** What an author wrote, under names of ours. Not thread-safe. */
final class Constants {
    private final List<Object> values = new ArrayList<>();
    private final List<String> types = new ArrayList<>();

    /** The name of the field that holds it. */
    String add(Object value, String type) {
        values.add(value);
        types.add(type);
        return "c" + (values.size() - 1);
    }

    List<Object> values() {
        return values;
    }

    List<String> types() {
        return types;
    }
}
