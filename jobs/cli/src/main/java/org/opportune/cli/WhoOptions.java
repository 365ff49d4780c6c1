package org.opportune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.sealed.Archive;
import org.opportune.cli.capture.Fixture;
import org.opportune.cli.capture.Replay;
import org.opportune.cli.capture.Surroundings;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Whose journey, without a number among the arguments: a shell remembers those. */
final class WhoOptions {
    private static final String DECISIONS = "decisions.jsonl";

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // required
    private One one;

    /** One of the ways to say it. */
    private static final class One {
        @Option(names = "--subscriber", paramLabel = "sN", description = "As a backtest numbers it; with --result.")
        private @Nullable String subscriber;

        @Option(names = "--match", paramLabel = "ID", description = "Who has this match: 32 hex digits.")
        private @Nullable String match;

        @Option(names = "--number", paramLabel = "-", description = "The number on standard input.")
        private @Nullable String number;
    }

    @Option(names = "--result", paramLabel = "DIR", description = "What that backtest wrote, decisions.jsonl among it.")
    private @Nullable Path result;

    /**
     * The number.
     *
     * @param in where it is read from, if it is
     * @throws ParameterException if nothing that can be is said
     * @throws Fixture.None if it is nobody
     */
    long msisdn(CommandSpec spec, InputStream in, Archive archive, Surroundings with) throws IOException, Fixture.None {
        if (one.number != null) {
            return typed(spec, in, one.number);
        }
        String match = one.match == null
                ? matchOf(spec, String.valueOf(one.subscriber), with.scenario().id())
                : one.match;
        if (!match.matches("\\p{XDigit}{32}")) {
            throw new ParameterException(spec.commandLine(), "a match has 32 hex digits: --match=" + match);
        }
        return Replay.whoHas(HexFormat.of().parseHex(match), with, archive)
                .orElseThrow(() -> new Fixture.None(
                        "nobody in the archive has this match of this scenario, as it is and with these tables: match="
                                + match));
    }

    private static long typed(CommandSpec spec, InputStream in, String number) throws IOException {
        if (!number.equals("-")) {
            throw new ParameterException(
                    spec.commandLine(), "must be -: a number is read from standard input, a shell remembers arguments");
        }
        String line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
        if (line == null || !line.strip().matches("[+]?[1-9][0-9]{4,14}")) {
            throw new ParameterException(
                    spec.commandLine(), "no number on standard input: 5 to 15 digits with the country's code");
        }
        return Long.parseLong(line.strip().replace("+", ""));
    }

    /** The first match of a subscriber in what a backtest wrote, of this scenario. */
    private String matchOf(CommandSpec spec, String subscriber, String scenario) throws IOException, Fixture.None {
        if (result == null) {
            throw new ParameterException(
                    spec.commandLine(), "--subscriber is a number in a report: --result must name its folder");
        }
        Path file = result.resolve(DECISIONS);
        if (!Files.exists(file)) {
            throw new ParameterException(spec.commandLine(), "does not exist: FILE=" + file);
        }
        ObjectMapper mapper = new ObjectMapper();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode decision = mapper.readTree(line);
                if (decision.path("subscriber").asText().equals(subscriber)
                        && decision.path("scenario").asText().equals(scenario)) {
                    return decision.path("match").asText();
                }
            }
        }
        throw new Fixture.None("no match of " + scenario + " has this subscriber there: --subscriber=" + subscriber);
    }
}
