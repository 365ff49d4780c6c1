package org.opportune.archive.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON object to the values at some paths of it; what no path leads to is passed over. One thread. */
final class JsonFields implements RecordCutter {
    /** Levels of an object; more is no record of any feed. */
    private static final int DEEPEST = 64;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private final Step root = new Step("");
    private final int columns;

    /** A place in the object to which a path leads, or from which one goes on. */
    private static final class Step {
        final String path;
        final Map<Object, Step> next = new HashMap<>();
        /** The column whose value stands here, -1 = none. */
        int column = -1;

        Step(String path) {
            this.path = path;
        }
    }

    /** @param columns paths */
    JsonFields(List<String> columns) {
        this.columns = columns.size();
        for (int i = 0; i < columns.size(); i++) {
            Step step = root;
            for (Object name : FieldPath.of(columns.get(i)).steps()) {
                String before = step == root ? "" : step.path;
                String path = name instanceof Integer ? before + "[" + name + "]" : before + "." + name;
                step = step.next.computeIfAbsent(name, n -> new Step(path.startsWith(".") ? path.substring(1) : path));
            }
            step.column = i;
        }
    }

    @Override
    public List<String> cut(byte[] octets) throws Rejection {
        @Nullable String[] values = new String[columns];
        try (JsonParser json = JSON.createParser(octets)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new Rejection("record", "must be a JSON object");
            }
            object(json, root, values);
            if (json.nextToken() != null) {
                throw new Rejection("record", "must be one JSON object: there is more behind it");
            }
        } catch (JsonProcessingException e) {
            // Its message quotes the content.
            throw new Rejection("record", "not JSON: octet=" + (e.getLocation().getByteOffset() + 1));
        } catch (IOException e) {
            throw new UncheckedIOException("octets in memory cannot fail", e);
        }
        return Arrays.stream(values).map(value -> value == null ? "" : value).toList();
    }

    private void object(JsonParser json, Step step, @Nullable String[] values) throws IOException, Rejection {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            Step next = step.next.get(json.currentName());
            json.nextToken();
            value(json, next, values);
        }
    }

    private void list(JsonParser json, Step step, @Nullable String[] values) throws IOException, Rejection {
        for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
            value(json, step.next.get(i), values);
        }
    }

    private void value(JsonParser json, @Nullable Step step, @Nullable String[] values) throws IOException, Rejection {
        if (step == null) {
            json.skipChildren();
            return;
        }
        JsonToken token = json.currentToken();
        if (token.isScalarValue()) {
            scalar(json, token, step, values);
        } else if (step.column >= 0) {
            throw new Rejection(step.path, "must be text, a number, true or false");
        } else if (token == JsonToken.START_OBJECT) {
            object(json, step, values);
        } else {
            list(json, step, values);
        }
    }

    /** A number is taken as it is written: no digit of it is lost. */
    private static void scalar(JsonParser json, JsonToken token, Step step, @Nullable String[] values)
            throws IOException, Rejection {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        if (step.column < 0) {
            throw new Rejection(step.path, "must be an object or a list");
        }
        if (values[step.column] != null) {
            throw new Rejection(step.path, "stands there twice");
        }
        values[step.column] = json.getText();
    }
}
