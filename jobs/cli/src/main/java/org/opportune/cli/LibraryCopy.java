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
 * @param into the folder that gets a folder with the copy
 * @param own texts of that folder, by file name
 * @param shared texts beside it that are not there yet, by file name
 * @param there what the folder has already, at any depth
 */
record LibraryCopy(
        String id, Path into, Map<String, String> own, Map<String, String> shared, List<DefinitionFile> there) {
    private static final String CAMPAIGN = "campaign.yaml";

    LibraryCopy {
        own = new TreeMap<>(own);
        shared = new TreeMap<>(shared);
        there = List.copyOf(there);
    }

    /** The texts, with the ids changed in scenario, campaign and tests. */
    static LibraryCopy of(Library.Entry entry, String id, Path into) throws IOException {
        Map<String, String> own = new TreeMap<>();
        own.put(Beside.SCENARIO, renamed(entry.scenario(), entry.id(), id));
        own.put(CAMPAIGN, renamed(entry.campaign(), entry.id(), id));
        own.put(Beside.TESTS, renamed(entry.tests(), entry.id(), id));
        own.put("WHY.md", entry.why().replaceFirst("\n", "\n\nCopied from `" + entry.id() + "` of the library.\n"));
        List<DefinitionFile> there =
                Files.isDirectory(into) ? DefinitionFiles.read(DefinitionFiles.find(List.of(into))) : List.of();
        Map<String, String> shared = needed(own);
        shared.keySet()
                .removeIf(name -> Files.exists(into.resolve(name))
                        || !tables(name, into, there).isEmpty());
        return new LibraryCopy(id, into, own, shared, there);
    }

    private static String renamed(String text, String from, String to) {
        return text.replaceAll("\\b(scenario|campaign): " + from + "(-offer)?(?=[\\n,}])", "$1: " + to + "$2");
    }

    /** Tables of the library that the texts ask for, the policy that their tests go by, and the schemas they point to. */
    private static Map<String, String> needed(Map<String, String> own) {
        String asks = own.get(Beside.SCENARIO) + own.get(CAMPAIGN);
        String tests = String.valueOf(own.get(Beside.TESTS));
        Map<String, String> needed = new TreeMap<>(Library.shared());
        needed.keySet().removeIf(name -> switch (name) {
            case "numbers.yaml" -> !asks.contains("inClass(");
            case "places.yaml" ->
                !asks.matches("(?s).*(dwell: |arrive: |leave: |inPlace\\().*") || tests.contains("\nplaces:");
            case "handsets.yaml" -> !asks.matches("(?s).*(handset\\.|capability).*") || tests.contains("\nhandsets:");
            default -> false;
        });
        for (String text : List.of("scenario", "campaign", "tests")) {
            needed.put(text + ".schema.json", Library.schema(text));
        }
        return needed;
    }

    /** Of the kind that the name says, what the folder has already for all its scenarios. */
    private static List<DefinitionFile> tables(String name, Path into, List<DefinitionFile> there) {
        String kind = name.substring(0, name.indexOf('.'));
        return there.stream()
                .filter(file -> into.equals(Path.of(file.origin()).getParent()))
                .filter(file -> file.kind() != null && file.kind().word().equals(kind))
                .toList();
    }

    /** What lint and test would complain about, were the copy there; empty = both would be green. */
    List<Problem> problems() {
        List<DefinitionFile> made = definitions(own, into.resolve(id));
        List<DefinitionFile> tables = definitions(shared, into);
        List<DefinitionFile> all = new ArrayList<>(there);
        all.addAll(tables);
        all.addAll(made);
        List<Problem> problems = new ArrayList<>(CrossCheck.of(all));
        problems.removeIf(
                problem -> there.stream().anyMatch(file -> file.origin().equals(problem.origin())));
        List<DefinitionFile> others = new ArrayList<>(tables);
        Library.shared().keySet().forEach(name -> others.addAll(tables(name, into, there)));
        problems.addAll(tried(made, others));
        return Report.sorted(problems);
    }

    private static List<DefinitionFile> definitions(Map<String, String> texts, Path folder) {
        List<DefinitionFile> files = new ArrayList<>();
        texts.forEach((name, text) -> {
            if (name.endsWith(".yaml")) {
                files.add(DefinitionFile.of(folder.resolve(name).toString(), text));
            }
        });
        return files;
    }

    private static List<Problem> tried(List<DefinitionFile> made, List<DefinitionFile> others) {
        others.add(named(made, CAMPAIGN));
        return Trials.of(new Beside(named(made, Beside.SCENARIO), Optional.of(named(made, Beside.TESTS)), others))
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
    List<Path> write() throws IOException {
        Files.createDirectories(into);
        Path staged = Files.createDirectory(into.resolve(".new-" + id));
        List<Path> made = new ArrayList<>();
        try {
            for (Map.Entry<String, String> text : own.entrySet()) {
                Files.writeString(staged.resolve(text.getKey()), text.getValue());
            }
            for (Map.Entry<String, String> text : shared.entrySet()) {
                made.add(into.resolve(text.getKey()));
                Files.writeString(into.resolve(text.getKey()), text.getValue());
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
