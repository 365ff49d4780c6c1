package org.opportune.cli;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.opportune.language.Problem;
import org.opportune.language.condition.Suggest;
import org.opportune.language.files.DefinitionFile;
import org.opportune.language.files.Publication;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code rollback}. */
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description = "Publishes the version again that counted before the last change.",
        footer = {
            "",
            "Example:",
            "  opportune rollback --bootstrap localhost:9092 scenario/airport-long-stay campaign/lounge-offer",
            "",
            "The last change may have been a retirement. What was published once only has no version before: retire",
            "takes it out of force. All versions are checked first, together and with what is published now; if any",
            "has a problem, nothing is sent. A second rollback goes back to what the first one left.",
            "Open runs: those of a scenario begin anew if what it matches differs (opportune diff says so).",
            "Exit codes: 0 the broker has all of it, 1 nothing to go back to, problems or broker at fault, 2 wrong usage."
        })
final class RollbackVerb implements Callable<Integer> {
    private final InstantSource clock;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private BrokerOptions broker = new BrokerOptions();

    @Parameters(paramLabel = "KIND/ID", arity = "1..*", description = "What goes back.")
    private List<String> names = List.of();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** @param clock says which of the versions that were to count later count already */
    RollbackVerb(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Report report = new Report(spec);
        try (ControlBoard.Turn turn = new ControlBoard(broker).turn()) {
            List<Control> asked = turn.asked();
            Map<String, Control> before = new LinkedHashMap<>();
            for (String name : new LinkedHashSet<>(names)) {
                Control version = Versions.before(asked, wellFormed(name), clock.millis());
                if (version == null) {
                    Set<String> known = new LinkedHashSet<>(
                            asked.stream().map(Standing::name).toList());
                    report.complain(
                            known.contains(name)
                                    ? "no version before: " + name
                                    : "never published: " + name + Suggest.hint(name, known));
                } else {
                    before.put(name, version);
                }
            }
            if (before.size() < new LinkedHashSet<>(names).size()) {
                report.complain("nothing was changed");
                return Opportune.FINDINGS;
            }
            return publish(turn, asked, before, report);
        } catch (ControlBoard.NotDone e) {
            report.complain(String.valueOf(e.getMessage()));
            return Opportune.FINDINGS;
        }
    }

    private int publish(ControlBoard.Turn turn, List<Control> asked, Map<String, Control> before, Report report)
            throws ControlBoard.NotDone {
        List<DefinitionFile> files = before.values().stream()
                .map(version -> DefinitionFile.of(version.getOrigin(), String.valueOf(version.getText())))
                .toList();
        Publication publication = Publication.of(files, Standing.published(asked), 0);
        List<Problem> problems = publication.problems();
        if (!problems.isEmpty()) {
            problems.forEach(problem -> report.complain(problem.display()));
            report.complain("nothing was changed: " + Report.count(problems.size(), "problem"));
            return Opportune.FINDINGS;
        }
        turn.publish(publication.controls());
        if (json) {
            report.json(Map.of("rolledBack", List.copyOf(before.keySet())));
        } else {
            before.forEach((name, version) -> report.say("back to the version before: " + name + origin(version)));
        }
        return 0;
    }

    private static String origin(Control version) {
        return version.getOrigin().isEmpty() ? "" : " (" + version.getOrigin() + ")";
    }

    private String wellFormed(String name) {
        boolean stop = name.startsWith(ControlKind.STOP.name().toLowerCase(Locale.ROOT) + "/");
        if (name.indexOf('/') <= 0 || name.endsWith("/") || stop) {
            throw new ParameterException(
                    spec.commandLine(), "must be KIND/ID such as scenario/airport-long-stay: KIND/ID=" + name);
        }
        return name;
    }
}
