package org.opportune.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.sealed.Archive;
import org.opportune.archive.sealed.ArchiveProblem;
import org.opportune.archive.sealed.OnDamage;
import org.opportune.cli.capture.Fixture;
import org.opportune.cli.capture.Surroundings;
import org.opportune.cli.capture.Window;
import org.opportune.language.Problem;
import org.opportune.language.files.DefinitionFile;
import org.opportune.language.files.DefinitionKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verb {@code capture}. */
@Command(
        name = "capture",
        mixinStandardHelpOptions = true,
        description = "Takes one subscriber's journey from an archive as a test that tells nobody who it was.",
        footer = {
            "",
            "Example:",
            "  opportune capture --archive may --subscriber s12 --result tried --scenario scenarios/long-stay \\",
            "      --with places.yaml -o captured.yaml",
            "  opportune explain scenarios/long-stay --journey captured.yaml",
            "  opportune capture --archive may --number - --scenario scenarios/long-stay -o captured.yaml < number",
            "",
            "A subscriber is who a backtest numbered so in its report, who has a match of its decisions.jsonl (both are",
            "found by replaying the same scenario), or whose number is read from standard input: numbers are not typed,",
            "where a shell would remember them. Numbers of people become fictional ones of the same length and class,",
            "cells others of the same network, in the places that the scenario names as they were. The date is the real",
            "one. What tests have no words for is counted and said.",
            "Exit codes: 0 captured, 1 no such subscriber or nothing in the window, 2 wrong usage."
        })
final class CaptureVerb implements Callable<Integer> {
    private final InputStream in;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Option(names = "--archive", required = true, paramLabel = "DIR", description = "A sealed archive.")
    @SuppressWarnings("NullAway.Init") // required
    private Path archive;

    @Mixin
    private WhoOptions who = new WhoOptions();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Such as 2026-03-01T08:00:00Z; default: the beginning.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Not included; default: the end.")
    private @Nullable String to;

    @Option(
            names = "--scenario",
            required = true,
            paramLabel = "FILE|DIR",
            description = "What it is a test of: a file, or the folder with its scenario.yaml.")
    @SuppressWarnings("NullAway.Init") // required
    private Path scenario;

    @Option(
            names = "--with",
            paramLabel = "FILE|DIR",
            description = "Places, handsets, calendars, classes of numbers, campaigns, a policy; repeatable.")
    private List<Path> with = new ArrayList<>();

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE",
            description = "The fixture; must not exist.")
    @SuppressWarnings("NullAway.Init") // required
    private Path out;

    @Option(names = "--force", description = "Write it if it exists, too.")
    private boolean force;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** @param in where a number is read from */
    CaptureVerb(InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        Report report = new Report(spec);
        if (Files.exists(out) && !force) {
            report.complain("exists already: --out=" + out);
            return Opportune.FINDINGS;
        }
        Beside beside = beside();
        List<Problem> problems = new ArrayList<>(beside.problems());
        problems.addAll(Trials.untriable(beside.scenario()));
        if (problems.isEmpty()) {
            problems.addAll(Unknown.of(beside));
        }
        if (!problems.isEmpty()) {
            Report.sorted(problems).forEach(problem -> report.complain(problem.display()));
            return Opportune.FINDINGS;
        }
        try {
            say(report, capture(beside));
            return 0;
        } catch (Fixture.None e) {
            report.complain("nothing was captured: " + e.getMessage());
        } catch (ArchiveProblem e) {
            report.complain(e.damage().toString());
        }
        return Opportune.FINDINGS;
    }

    private Beside beside() throws IOException {
        try {
            Beside all = Beside.read(scenario, with);
            // The tests beside may have problems of their own; they are not asked.
            return new Beside(all.scenario(), Optional.empty(), all.others());
        } catch (NoSuchFileException e) {
            throw new ParameterException(spec.commandLine(), "does not exist: FILE=" + e.getFile());
        }
    }

    private Fixture capture(Beside beside) throws IOException, Fixture.None {
        Archive opened = Archive.open(archive, OnDamage.STOP);
        Window window = window(opened);
        Surroundings surroundings = surroundings(beside);
        long msisdn = who.msisdn(spec, in, opened, surroundings);
        Fixture fixture = Fixture.of(
                opened,
                msisdn,
                window,
                surroundings,
                test -> Trial.of(beside, test).foundAtMs());
        Files.writeString(out, fixture.text());
        return fixture;
    }

    private Window window(Archive opened) {
        try {
            return new Window(time("--from", from, Long.MIN_VALUE), time("--to", to, Long.MAX_VALUE)).in(opened);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage() + ": --archive=" + archive, e);
        }
    }

    private long time(String option, @Nullable String text, long otherwise) {
        return text == null ? otherwise : TimeOption.ms(option, text, spec);
    }

    private static Surroundings surroundings(Beside beside) {
        List<String> texts = Stream.concat(Stream.of(beside.scenario()), beside.others().stream())
                .filter(file -> file.kind() == DefinitionKind.SCENARIO
                        || file.kind() == DefinitionKind.CAMPAIGN
                        || file.kind() == DefinitionKind.POLICY)
                .map(DefinitionFile::text)
                .toList();
        return new Surroundings(
                beside.scenario().scenario().orElseThrow(),
                beside.policy().orElse(null),
                beside.all(DefinitionFile::places),
                beside.all(DefinitionFile::handsets),
                beside.all(DefinitionFile::calendar),
                beside.all(DefinitionFile::numbers),
                texts);
    }

    private void say(Report report, Fixture fixture) {
        if (json) {
            report.json(Map.of(
                    "file", out.toString(),
                    "events", fixture.events(),
                    "matches", fixture.matches(),
                    "recorded", fixture.recorded(),
                    "notHeld", fixture.notes()));
            return;
        }
        report.say("captured " + Report.count(fixture.events(), "event") + ", " + fixture.matches()
                + (fixture.matches() == 1 ? " match: " : " matches: ") + out);
        fixture.notes().forEach(note -> report.say("not held: " + note));
    }
}
