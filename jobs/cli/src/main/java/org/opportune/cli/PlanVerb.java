package org.opportune.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opportune.language.Problem;
import org.opportune.language.files.DefinitionFile;
import org.opportune.language.files.Publication;
import org.opportune.schemas.control.Control;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verb {@code plan}. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Says what publishing the files would do, and publishes nothing.",
        footer = {
            "",
            "Example:",
            "  opportune plan --bootstrap localhost:9092 scenario.yaml campaign.yaml",
            "",
            "new, unchanged, changed; of a scenario compatible (it matches the same, so open runs go on) or reset (its",
            "open runs are dropped, its cool-downs stay), with what differs. How many runs are open is not counted:",
            "opportune_open_partials tells of all scenarios together. Compared is with what was published last, whether",
            "it counts already or not, and whether a job runs or not.",
            "Exit codes: 0 could be published, 1 problems found or broker at fault, 2 wrong usage."
        })
final class PlanVerb implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private BrokerOptions broker = new BrokerOptions();

    @Mixin
    private AuthorFiles paths = new AuthorFiles();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<DefinitionFile> files = paths.readToPublish(spec);
        Report report = new Report(spec);
        try {
            Map<String, Control> published = Standing.published(new ControlBoard(broker).asked()).stream()
                    .collect(Collectors.toMap(Standing::name, Function.identity()));
            Publication publication = Publication.of(AuthorFiles.definitions(files), published.values(), 0);
            List<Problem> problems = Report.sorted(Stream.concat(
                            publication.problems().stream(), files.stream().flatMap(file -> file.problems().stream()))
                    .distinct()
                    .toList());
            List<Change> changes = publication.controls().stream()
                    .map(control -> Change.of(published.get(Standing.name(control)), control))
                    .toList();
            say(report, changes, problems);
            return problems.isEmpty() ? 0 : Opportune.FINDINGS;
        } catch (ControlBoard.NotDone e) {
            report.complain(String.valueOf(e.getMessage()));
            return Opportune.FINDINGS;
        }
    }

    private void say(Report report, List<Change> changes, List<Problem> problems) {
        if (json) {
            report.json(
                    Map.of("plan", changes.stream().map(Change::asJson).toList(), "problems", Report.asJson(problems)));
            return;
        }
        for (Change change : changes) {
            report.say(String.format(
                    Locale.ROOT, "%-10s %s: %s", Report.word(change.effect()), change.name(), change.effect().says));
            change.differences().forEach(difference -> report.say("             " + difference));
        }
        problems.forEach(problem -> report.complain(problem.display()));
        if (!problems.isEmpty()) {
            report.complain("cannot be published: " + Report.count(problems.size(), "problem"));
        }
    }
}
