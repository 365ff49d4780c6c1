package org.opportune.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** The tables of cep-patterns/README.md, from what the schema of scenarios says of each key. */
final class SchemaPages {
    /** Keys that any step may have: they have rows of their own. */
    private static final Set<String> GENERAL = Set.of("where", "as", "within", "optional");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9<>=_.+][A-Za-z0-9<>=_.+ -]*");

    private final JsonNode schema;
    private final JsonNode step;

    SchemaPages(JsonNode schema) {
        this.schema = schema;
        this.step = schema.at("/definitions/step");
    }

    /** Verbs in their order, each with the keys that belong to it, then what is left. */
    String steps() {
        StringBuilder out = new StringBuilder("| word | means | example |\n|---|---|---|\n");
        Set<String> told = new HashSet<>();
        for (JsonNode rule : step.get("allOf")) {
            String verb = rule.at("/if/required/0").asText();
            List<String> keys = new ArrayList<>();
            rule.at("/then/propertyNames/enum").forEach(key -> keys.add(key.asText()));
            keys.removeAll(GENERAL);
            told.addAll(keys);
            StringJoiner words = new StringJoiner("`, `", "`", "`");
            keys.forEach(words::add);
            row(out, words.toString(), means(step.at("/properties/" + verb)), example(rule.at("/then/examples/0")));
        }
        JsonNode definitions = schema.get("definitions");
        row(out, "a list of kinds", "any of them", "`on: [SMS_SENT, MMS_SENT]`");
        for (String word : List.of("any", "all")) {
            JsonNode several = definitions.at("/" + word + "/properties/" + word);
            row(out, "`" + word + "`", means(several), example(definitions.at("/" + word + "/examples/0")));
        }
        entries(step.get("properties"), told, out);
        return out.toString();
    }

    private void entries(JsonNode properties, Set<String> told, StringBuilder out) {
        for (Iterator<String> keys = properties.fieldNames(); keys.hasNext(); ) {
            String key = keys.next();
            JsonNode example = properties.get(key).get("examples");
            if (GENERAL.contains(key) || (example != null && told.contains(key))) {
                String shown = example == null ? "" : "`" + key + ": " + flow(example.get(0)) + "`";
                row(out, "`" + key + "`", means(properties.get(key)), shown);
            }
        }
    }

    /** Keys of the whole text. */
    String whole() {
        StringBuilder out = new StringBuilder("| word | means | default |\n|---|---|---|\n");
        Set<String> required = new HashSet<>();
        schema.get("required").forEach(key -> required.add(key.asText()));
        JsonNode properties = schema.get("properties");
        for (Iterator<String> keys = properties.fieldNames(); keys.hasNext(); ) {
            String key = keys.next();
            JsonNode otherwise = properties.get(key).get("default");
            String shown = required.contains(key) ? "" : otherwise == null ? "none" : "`" + otherwise.asText() + "`";
            row(out, "`" + key + "`", means(properties.get(key)), shown);
        }
        return out.toString();
    }

    private static void row(StringBuilder out, String word, String means, String last) {
        out.append("| ").append(word).append(" | ").append(means).append(" | ");
        out.append(last).append(last.isEmpty() ? "|\n" : " |\n");
    }

    private static String means(JsonNode property) {
        return property.get("description").asText();
    }

    private static String example(JsonNode example) {
        String flow = flow(example);
        return "`" + (example.size() == 1 ? flow.substring(1, flow.length() - 1) : flow) + "`";
    }

    /** As YAML on one line. */
    private static String flow(JsonNode node) {
        if (node.isObject()) {
            StringJoiner out = new StringJoiner(", ", "{", "}");
            node.fields().forEachRemaining(e -> out.add(e.getKey() + ": " + flow(e.getValue())));
            return out.toString();
        }
        if (node.isArray()) {
            StringJoiner out = new StringJoiner(", ", "[", "]");
            node.forEach(item -> out.add(flow(item)));
            return out.toString();
        }
        boolean plain = !node.isTextual() || PLAIN.matcher(node.asText()).matches();
        return plain ? node.asText() : "'" + node.asText() + "'";
    }
}
