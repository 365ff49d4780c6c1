package org.opportune.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.opportune.language.Problem;
import org.opportune.language.files.DefinitionFile;
import org.opportune.language.files.DefinitionFiles;
import org.opportune.language.files.DefinitionKind;
import org.opportune.model.Campaign;
import org.opportune.model.Policy;

/**
 * A scenario, its tests, and what decides about its matches: the campaigns and the policy that lie in its folder, or
 * were named. A policy or table that neither has is looked for in the folder above, which scenarios of one house share.
 *
 * @param tests empty if there is no such file
 * @param others campaigns, policies and tables
 */
record Beside(DefinitionFile scenario, Optional<DefinitionFile> tests, List<DefinitionFile> others) {
    static final String SCENARIO = "scenario.yaml";
    static final String TESTS = "tests.yaml";

    Beside {
        others = List.copyOf(others);
    }

    /**
     * Reads what belongs to a scenario.
     *
     * @param path the file, or the folder that holds {@link #SCENARIO}
     * @param named further files and folders
     * @throws NoSuchFileException if there is no scenario at the path, or nothing at one of the others
     */
    static Beside read(Path path, Collection<Path> named) throws IOException {
        Path scenario = Files.isDirectory(path) ? path.resolve(SCENARIO) : path;
        if (!Files.exists(scenario)) {
            throw new NoSuchFileException(scenario.toString());
        }
        Path tests = scenario.resolveSibling(TESTS);
        Optional<DefinitionFile> beside = Files.exists(tests)
                ? DefinitionFiles.read(List.of(tests)).stream().findFirst()
                : Optional.empty();
        return new Beside(DefinitionFiles.read(List.of(scenario)).get(0), beside, others(scenario, tests, named));
    }

    private static List<DefinitionFile> others(Path scenario, Path tests, Collection<Path> named) throws IOException {
        TreeSet<Path> paths = new TreeSet<>(DefinitionFiles.find(named));
        paths.addAll(neighbours(scenario));
        paths.remove(scenario);
        paths.remove(tests);
        List<DefinitionFile> others = new ArrayList<>(DefinitionFiles.read(paths));
        others.removeIf(file -> file.kind() == DefinitionKind.SCENARIO || file.kind() == DefinitionKind.TESTS);
        Set<@Nullable DefinitionKind> own = new HashSet<>();
        others.forEach(file -> own.add(file.kind()));
        for (DefinitionFile file : DefinitionFiles.read(above(scenario))) {
            if (!own.contains(file.kind())) {
                others.add(file);
            }
        }
        return others;
    }

    /** Campaigns and policies in the same folder; other files there are of others. */
    private static List<Path> neighbours(Path scenario) throws IOException {
        List<Path> found = new ArrayList<>();
        Path folder = scenario.toAbsolutePath().getParent();
        if (folder == null) {
            return found;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "{campaign,policy}*.{yaml,yml}")) {
            for (Path file : files) {
                found.add(scenario.resolveSibling(file.getFileName()));
            }
        }
        return found;
    }

    /** What scenarios in neighbouring folders share. */
    private static TreeSet<Path> above(Path scenario) throws IOException {
        TreeSet<Path> found = new TreeSet<>();
        Path folder = scenario.toAbsolutePath().normalize().getParent();
        Path above = folder == null ? null : folder.getParent();
        if (above != null) {
            try (DirectoryStream<Path> files =
                    Files.newDirectoryStream(above, "{policy,places,handsets,calendar,numbers}*.{yaml,yml}")) {
                files.forEach(found::add);
            }
        }
        return found;
    }

    /** Campaigns that listen to the scenario. */
    List<Campaign> campaigns() {
        String id = scenario.outline().top("scenario").orElse("");
        return others.stream()
                .flatMap(file -> file.campaign().stream())
                .filter(campaign -> campaign.scenario().equals(id))
                .toList();
    }

    /** The policy; of several the last, as each that is published takes the place of the one before. */
    Optional<Policy> policy() {
        return others.stream().flatMap(file -> file.policy().stream()).reduce((first, next) -> next);
    }

    /** What all texts beside define of one kind. */
    <T> List<T> all(Function<DefinitionFile, List<T>> ofKind) {
        return others.stream().flatMap(file -> ofKind.apply(file).stream()).toList();
    }

    /** What is wrong with any of the texts. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>(scenario.problems());
        tests.ifPresent(file -> problems.addAll(file.problems()));
        others.forEach(file -> problems.addAll(file.problems()));
        return Report.sorted(problems);
    }
}
