package org.opportune.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opportune.language.Problem;
import org.opportune.language.files.DefinitionFile;
import org.opportune.language.files.Publication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verb {@code publish}. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description =
                "Puts scenarios, campaigns, policies, places, handsets, calendars and numbers in force in running jobs.",
        footer = {
            "",
            "Example:",
            "  opportune publish --bootstrap localhost:9092 airports.yaml scenario.yaml campaign.yaml",
            "",
            "All files are checked first, together and with what is published already; if any has a problem,",
            "nothing is sent. A list of places, handsets or numbers or a calendar is known by its file's name without the",
            "extension. Tests are checked and stay here. Without --effective each definition counts from its arrival",
            "on, places, handsets, calendars, numbers and scenarios before campaigns. All of it is published or nothing;",
            "of two authors at the same time one is told and nothing of theirs is.",
            "Exit codes: 0 the broker has all of it, 1 problems found or broker at fault, 2 wrong usage."
        })
final class PublishVerb implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private BrokerOptions broker = new BrokerOptions();

    @Mixin
    private AuthorFiles paths = new AuthorFiles();

    @Option(
            names = "--effective",
            paramLabel = "ISO-INSTANT",
            description = "From when it counts, such as 2026-03-01T08:00:00Z; not in the past of what was decided.")
    private @Nullable String effective;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        long askedMs = effective == null ? 0 : TimeOption.ms("--effective", effective, spec);
        List<DefinitionFile> files = paths.readToPublish(spec);
        Report report = new Report(spec);
        List<Problem> alone = Report.sorted(
                files.stream().flatMap(file -> file.problems().stream()).toList());
        // What is wrong with the files needs no broker to be said, unless it could say more.
        if (!alone.isEmpty()) {
            Publication publication = Publication.of(AuthorFiles.definitions(files), List.of(), askedMs);
            return refuse(report, publication.problems(), alone);
        }
        try (ControlBoard.Turn turn = new ControlBoard(broker).turn()) {
            Publication publication =
                    Publication.of(AuthorFiles.definitions(files), Standing.published(turn.asked()), askedMs);
            if (!publication.problems().isEmpty()) {
                return refuse(report, publication.problems(), List.of());
            }
            turn.publish(publication.controls());
            return done(report, publication);
        } catch (ControlBoard.NotDone e) {
            report.complain(String.valueOf(e.getMessage()));
            return Opportune.FINDINGS;
        }
    }

    private int refuse(Report report, List<Problem> together, List<Problem> alone) {
        List<Problem> problems =
                Report.sorted(Stream.concat(together.stream(), alone.stream()).toList());
        if (json) {
            report.json(Map.of("published", List.of(), "problems", Report.asJson(problems)));
        } else {
            problems.forEach(problem -> report.complain(problem.display()));
            report.complain("nothing was published: " + Report.count(problems.size(), "problem"));
        }
        return Opportune.FINDINGS;
    }

    private int done(Report report, Publication publication) {
        List<String> names = publication.controls().stream().map(Standing::name).toList();
        if (json) {
            report.json(Map.of("published", names, "problems", List.of()));
        } else {
            String from = effective == null ? "" : " from " + effective;
            publication
                    .controls()
                    .forEach(c -> report.say("published " + Standing.name(c) + from + Standing.status(c)));
        }
        return 0;
    }
}
