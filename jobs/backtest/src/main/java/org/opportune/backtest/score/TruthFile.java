package org.opportune.backtest.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Reads {@code truth.jsonl} as {@code opportune simulate} writes it. */
final class TruthFile {
    private static final Set<String> HEAD = Set.of("person", "msisdn", "what", "from", "to");
    private static final ObjectMapper JSON = new ObjectMapper();

    private TruthFile() {}

    /**
     * Hands over every statement; the first line says when it was watched ({@link Watched}).
     *
     * @throws IOException naming file and line where one cannot be read
     */
    static void read(Path file, Consumer<Statement> statements) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            lines.readLine(); // when it was watched
            int number = 2;
            for (String line = lines.readLine(); line != null; line = lines.readLine(), number++) {
                statements.accept(statement(file + ":" + number, line));
            }
        }
    }

    private static Statement statement(String place, String line) throws IOException {
        JsonNode node;
        try {
            node = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IOException(place + ": not JSON: " + e.getOriginalMessage(), e);
        }
        if (!node.path("what").isTextual()
                || !node.path("from").isIntegralNumber()
                || !node.path("to").isIntegralNumber()
                || !node.path("person").isIntegralNumber()
                || !node.path("msisdn").asText().matches("[0-9]{1,15}")) {
            throw new IOException(place + ": a statement has person, msisdn, what, from and to");
        }
        Map<String, String> details = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!HEAD.contains(field.getKey())) {
                details.put(field.getKey(), field.getValue().asText());
            }
        }
        return new Statement(
                node.path("person").asLong(),
                Long.parseLong(node.path("msisdn").asText()),
                node.path("what").asText(),
                node.path("from").asLong(),
                node.path("to").asLong(),
                details);
    }
}
