package org.opportune.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opportune.language.Problem;
import org.opportune.language.files.DefinitionFile;
import org.opportune.language.files.Publication;
import org.opportune.schemas.control.Control;
import picocli.CommandLine.ArgGroup;
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
            "  opportune plan --bootstrap localhost:9092 --job http://localhost:8081 scenario.yaml",
            "  opportune plan --bootstrap localhost:9092 --savepoint /savepoints/savepoint-1a2b3c scenario.yaml",
            "",
            "new, unchanged, changed; of a scenario compatible (it waits for the same things in the same order, so open",
            "runs go on, by the new numbers, times and limits), reset (its open runs are dropped, its cool-downs stay)",
            "or ended, with what differs. Compared is with what was published last, whether it counts already or not,",
            "and whether a job runs or not.",
            "How many runs are open is told with --savepoint, exactly as of then, or with --job, about: the job counts",
            "by scenario those of one subscriber in 64. Runs out of time count until their subscriber's next event.",
            "Runs of engine: flink-cep are not counted.",
            "Exit codes: 0 could be published, 1 problems found, broker or Flink at fault, 2 wrong usage."
        })
final class PlanVerb implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private BrokerOptions broker = new BrokerOptions();

    @Mixin
    private AuthorFiles paths = new AuthorFiles();

    @ArgGroup
    private @Nullable Counted counted;

    /** Where open runs are counted. */
    private static final class Counted {
        @Option(
                names = "--savepoint",
                paramLabel = "DIR|URI",
                description = "Count open runs in this savepoint or retained checkpoint of the engagement job.")
        private @Nullable String savepoint;

        @Option(
                names = "--job",
                paramLabel = "URL",
                description = "Estimate open runs by the metrics of the job at Flink's address, or at URL/jobs/ID.")
        private @Nullable String job;
    }

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    private boolean uncounted;

    @Override
    public Integer call() throws IOException, InterruptedException {
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
            OpenRuns open = changes.stream().anyMatch(Change::touchesRuns) ? open(report) : null;
            say(
                    report,
                    open == null
                            ? changes
                            : changes.stream()
                                    .map(change -> change.counted(open))
                                    .toList(),
                    problems,
                    open);
            return problems.isEmpty() && !uncounted ? 0 : Opportune.FINDINGS;
        } catch (ControlBoard.NotDone e) {
            report.complain(String.valueOf(e.getMessage()));
            return Opportune.FINDINGS;
        }
    }

    /** Null if nobody was to count, or could. */
    private @Nullable OpenRuns open(Report report) throws IOException, InterruptedException {
        try {
            if (counted != null && counted.savepoint != null) {
                return SavepointRuns.read(spec, counted.savepoint);
            }
            return counted != null && counted.job != null ? JobRuns.ask(counted.job, broker.timeout()) : null;
        } catch (OpenRuns.NotCounted e) {
            uncounted = true;
            report.complain(String.valueOf(e.getMessage()));
            return null;
        }
    }

    private void say(Report report, List<Change> changes, List<Problem> problems, @Nullable OpenRuns open) {
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("plan", changes.stream().map(Change::asJson).toList());
            object.put("problems", Report.asJson(problems));
            if (open != null) {
                object.put("counted", open.from());
            }
            report.json(object);
            return;
        }
        for (Change change : changes) {
            report.say(String.format(Locale.ROOT, "%-10s %s", Report.word(change.effect()), change));
            change.differences().forEach(difference -> report.say("             " + difference));
        }
        if (open != null) {
            report.say(open.from());
        }
        problems.forEach(problem -> report.complain(problem.display()));
        if (!problems.isEmpty()) {
            report.complain("cannot be published: " + Report.count(problems.size(), "problem"));
        }
    }
}
