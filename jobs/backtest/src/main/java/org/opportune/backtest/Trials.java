package org.opportune.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.opportune.language.Problem;
import org.opportune.language.files.DefinitionFile;
import org.opportune.language.files.DefinitionKind;
import org.opportune.language.files.Publication;
import org.opportune.language.files.Setting;
import org.opportune.library.Library;
import org.opportune.model.Scenario;
import org.opportune.pipeline.pattern.Patterns;
import org.opportune.schemas.control.Control;

/**
 * Makes the definitions of a trial from files, the library and settings. Pure.
 *
 * @param controls empty if there are problems
 * @param problems all of them, those of files first
 */
record Trials(List<Control> controls, List<String> problems) {
    /**
     * @param files scenarios, campaigns, policies and places; tests and segments among them are left out
     * @param wanted scenarios to try, from the files or the library; empty = all of the files
     */
    static Trials of(List<DefinitionFile> files, Set<String> wanted, List<Setting> settings) {
        List<String> problems = new ArrayList<>();
        List<DefinitionFile> chosen = new ArrayList<>();
        for (DefinitionFile file : files) {
            if ((file.kind() == null || file.kind().published()) && isWanted(file, wanted)) {
                chosen.add(file);
            }
        }
        library(chosen, wanted, problems);
        catalogue(chosen);
        List<DefinitionFile> changed = changed(chosen, settings, problems);
        Publication publication = Publication.of(changed, List.of(), 0);
        problems.addAll(publication.problems().stream().map(Problem::display).toList());
        if (problems.isEmpty()
                && changed.stream().noneMatch(file -> file.scenario().isPresent())) {
            problems.add("there is no scenario to try: give --define or --scenario");
        }
        if (problems.isEmpty()) {
            asleep(changed, problems);
            runnable(publication.controls(), problems);
        }
        return new Trials(problems.isEmpty() ? publication.controls() : List.of(), problems);
    }

    /** A trial in which nothing can match would look like one in which nothing did. */
    private static void asleep(List<DefinitionFile> files, List<String> problems) {
        List<Scenario> scenarios =
                files.stream().flatMap(file -> file.scenario().stream()).toList();
        if (scenarios.stream().noneMatch(Scenario::runs)) {
            scenarios.forEach(scenario -> {
                String status = scenario.status().name().toLowerCase(Locale.ROOT);
                problems.add("the scenario does not run, try it with --set " + scenario.id() + ".status=live: scenario="
                        + scenario.id() + " status=" + status);
            });
        }
    }

    /** What Flink CEP is to run is part of the job. */
    private static void runnable(List<Control> controls, List<String> problems) {
        try {
            Patterns.published(controls);
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    private static boolean isWanted(DefinitionFile file, Set<String> wanted) {
        DefinitionKind kind = file.kind();
        if (wanted.isEmpty() || kind == null) {
            return true;
        }
        return switch (kind) {
            case SCENARIO ->
                file.outline().top("scenario").filter(wanted::contains).isPresent();
            case CAMPAIGN ->
                // One that cannot be read is a problem, whatever it listens to.
                file.outline().top("scenario").map(wanted::contains).orElse(true);
            case POLICY, PLACES, HANDSETS, CALENDAR, NUMBERS, SEGMENTS, TESTS -> true;
        };
    }

    private static void library(List<DefinitionFile> chosen, Set<String> wanted, List<String> problems) {
        Set<String> missing = new TreeSet<>(wanted);
        chosen.stream()
                .filter(file -> file.kind() == DefinitionKind.SCENARIO)
                .forEach(file -> file.outline().top("scenario").ifPresent(missing::remove));
        for (String id : missing) {
            if (Library.ids().contains(id)) {
                chosen.add(DefinitionFile.of(
                        id + "/scenario.yaml", Library.entry(id).scenario()));
            } else {
                problems.add(
                        "no such scenario in the files or the library: scenario=" + id + " library=" + Library.ids());
            }
        }
    }

    /** Without a catalogue of handsets, or classes of numbers, those that ship are taken; they say that they are fictional. */
    private static void catalogue(List<DefinitionFile> chosen) {
        for (DefinitionKind table : List.of(DefinitionKind.HANDSETS, DefinitionKind.NUMBERS)) {
            if (chosen.stream().noneMatch(file -> file.kind() == table)) {
                String name = table.word() + ".yaml";
                chosen.add(DefinitionFile.of(name, Library.shared().get(name)));
            }
        }
    }

    private static List<DefinitionFile> changed(
            List<DefinitionFile> files, List<Setting> settings, List<String> problems) {
        List<DefinitionFile> changed = new ArrayList<>(files);
        for (Setting setting : settings) {
            Optional<DefinitionFile> file = changed.stream()
                    .filter(f -> isNamed(f, setting.definition()))
                    .findFirst();
            if (file.isEmpty()) {
                problems.add("no such definition to set a value in: set=" + setting);
                continue;
            }
            try {
                DefinitionFile old = file.get();
                changed.set(
                        changed.indexOf(old),
                        DefinitionFile.of(old.origin() + " with " + setting, setting.applyTo(old.text())));
            } catch (Setting.Invalid e) {
                problems.add(file.get().origin() + ": " + e.getMessage());
            }
        }
        return changed;
    }

    private static boolean isNamed(DefinitionFile file, String id) {
        DefinitionKind kind = file.kind();
        return kind != null
                && file.outline().top(kind.word()).filter(id::equals).isPresent();
    }
}
