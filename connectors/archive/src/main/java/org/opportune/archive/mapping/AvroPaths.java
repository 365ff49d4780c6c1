package org.opportune.archive.mapping;

import java.util.List;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Where a path leads in a schema. */
final class AvroPaths {
    private AvroPaths() {}

    /** Why the path leads to no value of the schema, or null if it does. */
    static @Nullable String problem(Schema schema, FieldPath path) {
        return problem(schema, path.steps());
    }

    private static @Nullable String problem(Schema schema, List<Object> steps) {
        if (schema.getType() == Schema.Type.UNION) {
            String problem = "no value in the schema";
            for (Schema branch : schema.getTypes()) {
                problem = branch.getType() == Schema.Type.NULL ? problem : problem(branch, steps);
                if (problem == null) {
                    return null;
                }
            }
            return problem;
        }
        if (steps.isEmpty()) {
            return switch (schema.getType()) {
                case STRING, ENUM, INT, LONG, FLOAT, DOUBLE, BOOLEAN -> null;
                default ->
                    "must lead to text, a number, true or false: type="
                            + schema.getType().getName();
            };
        }
        List<Object> rest = steps.subList(1, steps.size());
        Object step = steps.get(0);
        return switch (schema.getType()) {
            case RECORD -> field(schema, step.toString(), rest);
            case ARRAY -> step instanceof Integer ? problem(schema.getElementType(), rest) : "a list wants [n]";
            case MAP -> problem(schema.getValueType(), rest);
            default -> "goes on behind a value: type=" + schema.getType().getName();
        };
    }

    private static @Nullable String field(Schema schema, String name, List<Object> rest) {
        Schema.Field field = schema.getField(name);
        List<String> known = schema.getFields().stream().map(Schema.Field::name).toList();
        return field == null
                ? "no such field of " + schema.getName() + Words.nearMiss(name, known) + ": field=" + name
                : problem(field.schema(), rest);
    }
}
