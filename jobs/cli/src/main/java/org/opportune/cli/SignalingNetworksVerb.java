package org.opportune.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code signaling networks}. */
@Command(
        name = "networks",
        mixinStandardHelpOptions = true,
        description = "Makes a table of lengths of network codes of a list of networks.",
        footer = {
            "",
            "Example:",
            "  opportune signaling networks mcc-mnc-list.json --out networks.csv",
            "",
            "The list is a JSON array of objects with mcc, mnc and countryCode, as mcc-mnc-list has them. A country",
            "whose codes have two lengths gets the more frequent one, and a list of the others but for those that begin",
            "like one of the usual length.",
            "Exit codes: 0 ok, 2 wrong usage or no such list."
        })
final class SignalingNetworksVerb implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The list.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli before call
    private Path list;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The table.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli before call
    private Path out;

    /** Networks of one country code. */
    private static final class Country {
        final Map<String, Integer> names = new TreeMap<>();
        final TreeSet<String> codes = new TreeSet<>();

        String line(String mcc) {
            long three = codes.stream().filter(code -> code.length() == 3).count();
            int digits = 2 * three > codes.size() ? 3 : 2;
            StringBuilder others = new StringBuilder();
            for (String code : codes) {
                if (code.length() != digits && !(digits == 3 && beginsAnother(code))) {
                    others.append(others.isEmpty() ? "" : " ").append(code);
                }
            }
            String name = names.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse("");
            return mcc + "," + name + "," + digits + "," + others;
        }

        private boolean beginsAnother(String code) {
            String next = codes.higher(code);
            return next != null && next.startsWith(code);
        }
    }

    @Override
    public Integer call() throws IOException {
        CaptureOptions.mustExist(list, "FILE", spec);
        Map<String, Country> countries = new TreeMap<>();
        for (JsonNode network : networks()) {
            String mcc = network.path("mcc").asText();
            String mnc = network.path("mnc").asText();
            if (mcc.matches("[0-9]{3}") && mnc.matches("[0-9]{2,3}")) {
                Country country = countries.computeIfAbsent(mcc, none -> new Country());
                String name = network.path("countryCode").asText("");
                country.names.merge(name.substring(0, Math.min(2, name.length())), 1, Integer::sum);
                country.codes.add(mnc);
            }
        }
        if (countries.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "no network with mcc and mnc in: FILE=" + list);
        }
        Files.write(
                out,
                countries.entrySet().stream()
                        .map(c -> c.getValue().line(c.getKey()))
                        .toList());
        new Report(spec).say(Report.count(countries.size(), "country code") + " in " + out);
        return 0;
    }

    private JsonNode networks() throws IOException {
        try {
            return new ObjectMapper().readTree(list.toFile());
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr() + ": ";
            throw new ParameterException(spec.commandLine(), list + ":" + place + "must be a JSON array", e);
        }
    }
}
