package org.opportune.backtest.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * When a country was watched, as the first line of its truth says. What was true before shows in no event.
 *
 * @param fromMs UTC ms, included
 * @param toMs UTC ms, excluded
 */
public record Watched(long fromMs, long toMs) {
    static final String KEY = "watched";

    /**
     * Reads the first line of {@code truth.jsonl}.
     *
     * @throws IOException naming the file, if it is not the file that {@code opportune simulate} writes
     */
    public static Watched of(Path truth) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(truth)) {
            String first = lines.readLine();
            JsonNode watched =
                    new ObjectMapper().readTree(first == null ? "" : first).path(KEY);
            if (!watched.path("from").isIntegralNumber() || !watched.path("to").isIntegralNumber()) {
                throw noTruth(truth);
            }
            return new Watched(watched.path("from").asLong(), watched.path("to").asLong());
        } catch (JsonProcessingException e) {
            throw noTruth(truth);
        }
    }

    private static IOException noTruth(Path file) {
        return new IOException(
                file + ":1: the truth begins with when it was watched: {\"watched\":{\"from\":MS,\"to\":MS}}");
    }

    /** The time in both. */
    public Watched within(long otherFromMs, long otherToMs) {
        return new Watched(Math.max(fromMs, otherFromMs), Math.min(toMs, otherToMs));
    }
}
