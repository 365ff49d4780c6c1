package org.opportune.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.opportune.language.Problem;
import org.opportune.language.files.CrossCheck;
import org.opportune.language.files.DefinitionFile;
import org.opportune.language.files.DefinitionFiles;
import org.opportune.library.Library;

/**
 * A scenario of the library under another id, with its campaign, tests and reasons, and the tables that it needs.
 *
 * @param own texts of its folder, by file name
 * @param shared texts of the folder above, by file name; those that are there already stay as they are
 */
record LibraryCopy(String id, Map<String, String> own, Map<String, String> shared) {
    private static final String CAMPAIGN = "campaign.yaml";

    LibraryCopy {
        own = new TreeMap<>(own);
        shared = new TreeMap<>(shared);
    }

    /** The texts, with the ids changed in scenario, campaign and tests. */
    static LibraryCopy of(Library.Entry entry, String id) {
        Map<String, String> own = new TreeMap<>();
        own.put(Beside.SCENARIO, renamed(entry.scenario(), entry.id(), id));
        own.put(CAMPAIGN, renamed(entry.campaign(), entry.id(), id));
        own.put(Beside.TESTS, renamed(entry.tests(), entry.id(), id));
        own.put("WHY.md", entry.why().replaceFirst("\n", "\n\nCopied from `" + entry.id() + "` of the library.\n"));
        return new LibraryCopy(id, own, needed(own));
    }

    private static String renamed(String text, String from, String to) {
        return text.replaceAll("\\b(scenario|campaign): " + from + "(-offer)?(?=[\\n,}])", "$1: " + to + "$2");
    }

    private static Map<String, String> needed(Map<String, String> own) {
        String asks = own.get(Beside.SCENARIO) + own.get(CAMPAIGN);
        String tests = String.valueOf(own.get(Beside.TESTS));
        boolean placed = asks.matches("(?s).*(dwell: |arrive: |leave: |inPlace\\().*");
        Map<String, String> needed = new TreeMap<>(Library.shared());
        needed.keySet().removeIf(name -> switch (name) {
            case "numbers.yaml" -> !asks.contains("inClass(");
            case "places.yaml" -> !placed || tests.contains("\nplaces:");
            case "handsets.yaml" -> !asks.matches("(?s).*(handset\\.|capability).*") || tests.contains("\nhandsets:");
            default -> false;
        });
        for (String text : List.of("scenario", "campaign", "tests")) {
            needed.put(text + ".schema.json", Library.schema(text));
        }
        return needed;
    }

    /** What lint and test would complain about, were the copy in that folder; empty = both would be green. */
    List<Problem> problems(Path into) throws IOException {
        List<DefinitionFile> there =
                Files.isDirectory(into) ? DefinitionFiles.read(DefinitionFiles.find(List.of(into))) : List.of();
        List<DefinitionFile> own = new ArrayList<>();
        own().forEach((name, text) -> {
            if (name.endsWith(".yaml")) {
                own.add(DefinitionFile.of(into.resolve(id).resolve(name).toString(), text));
            }
        });
        List<DefinitionFile> all = new ArrayList<>(there);
        List<DefinitionFile> tables = new ArrayList<>();
        for (Map.Entry<String, String> table : shared.entrySet()) {
            String origin = into.resolve(table.getKey()).toString();
            if (table.getKey().endsWith(".yaml")) {
                Optional<DefinitionFile> old = there.stream()
                        .filter(file -> file.origin().equals(origin))
                        .findFirst();
                tables.add(old.orElseGet(() -> DefinitionFile.of(origin, table.getValue())));
                if (old.isEmpty()) {
                    all.add(tables.get(tables.size() - 1));
                }
            }
        }
        all.addAll(own);
        List<Problem> problems = new ArrayList<>(CrossCheck.of(all));
        problems.removeIf(
                problem -> there.stream().anyMatch(file -> file.origin().equals(problem.origin())));
        problems.addAll(tried(own, tables));
        return Report.sorted(problems);
    }

    private static List<Problem> tried(List<DefinitionFile> own, List<DefinitionFile> tables) {
        DefinitionFile scenario = named(own, Beside.SCENARIO);
        List<DefinitionFile> others = new ArrayList<>(List.of(named(own, CAMPAIGN)));
        others.addAll(tables);
        return Trials.of(new Beside(scenario, Optional.of(named(own, Beside.TESTS)), others))
                .problems();
    }

    private static DefinitionFile named(List<DefinitionFile> files, String name) {
        return files.stream()
                .filter(file -> Path.of(file.origin()).endsWith(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Writes the copy: the folder as a whole or not at all.
     *
     * @return what was made, in order
     */
    List<Path> write(Path into) throws IOException {
        Files.createDirectories(into);
        Path staged = Files.createTempDirectory(into, ".new-");
        List<Path> made = new ArrayList<>();
        try {
            for (Map.Entry<String, String> text : own.entrySet()) {
                Files.writeString(staged.resolve(text.getKey()), text.getValue());
            }
            for (Map.Entry<String, String> text : shared.entrySet()) {
                Path file = into.resolve(text.getKey());
                if (!Files.exists(file)) {
                    made.add(file);
                    Files.writeString(file, text.getValue());
                }
            }
            Files.move(staged, into.resolve(id));
        } catch (IOException e) {
            undo(staged, made);
            throw e;
        }
        List<Path> all = new ArrayList<>();
        own.keySet().forEach(name -> all.add(into.resolve(id).resolve(name)));
        all.addAll(made);
        return all;
    }

    private static void undo(Path staged, List<Path> made) throws IOException {
        for (Path file : made) {
            Files.deleteIfExists(file);
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(staged)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(staged);
    }
}
