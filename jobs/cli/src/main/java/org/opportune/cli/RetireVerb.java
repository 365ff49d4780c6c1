package org.opportune.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.opportune.language.condition.Suggest;
import org.opportune.language.files.DefinitionKind;
import org.opportune.language.files.Outline;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.control.ControlVerb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code retire}. */
@Command(
        name = "retire",
        mixinStandardHelpOptions = true,
        description = "Takes definitions out of force in the running jobs.",
        footer = {
            "",
            "Example:",
            "  opportune retire --bootstrap localhost:9092 campaign/lounge-offer scenario/airport-long-stay",
            "",
            "KIND is scenario, campaign, policy, places, handsets, calendar or numbers. If any is not published,",
            "nothing is sent.",
            "A campaign that is left without its scenario says nothing until that is published again: the verb",
            "names it and goes on.",
            "Exit codes: 0 the broker has all of it, 1 not published or broker at fault, 2 wrong usage."
        })
final class RetireVerb implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private BrokerOptions broker = new BrokerOptions();

    @Parameters(paramLabel = "KIND/ID", arity = "1..*", description = "What is retired.")
    private List<String> names = List.of();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Set<String> wanted = new LinkedHashSet<>(names);
        wanted.forEach(this::wellFormed);
        Report report = new Report(spec);
        try (ControlBoard.Turn turn = new ControlBoard(broker).turn()) {
            Collection<Control> published = Standing.published(turn.asked());
            List<String> known = published.stream().map(Standing::name).toList();
            List<String> unknown =
                    wanted.stream().filter(name -> !known.contains(name)).toList();
            if (!unknown.isEmpty()) {
                unknown.forEach(name -> report.complain("not published: " + name + Suggest.hint(name, known)));
                report.complain("nothing was retired");
                return Opportune.FINDINGS;
            }
            turn.publish(wanted.stream().map(RetireVerb::retirement).toList());
            left(published, wanted).forEach(report::complain);
            done(report, wanted);
            return 0;
        } catch (ControlBoard.NotDone e) {
            report.complain(String.valueOf(e.getMessage()));
            return Opportune.FINDINGS;
        }
    }

    private void wellFormed(String name) {
        int slash = name.indexOf('/');
        boolean known = slash > 0
                && slash < name.length() - 1
                && DefinitionKind.ofWord(name.substring(0, slash))
                        .filter(DefinitionKind::published)
                        .isPresent();
        if (!known) {
            throw new ParameterException(
                    spec.commandLine(),
                    "must be scenario/ID, campaign/ID, policy/ID, places/ID, handsets/ID, calendar/ID or numbers/ID: KIND/ID="
                            + name);
        }
    }

    private static Control retirement(String name) {
        int slash = name.indexOf('/');
        return Control.newBuilder()
                .setKind(ControlKind.valueOf(name.substring(0, slash).toUpperCase(Locale.ROOT)))
                .setVerb(ControlVerb.RETIRE)
                .setId(name.substring(slash + 1))
                .build();
    }

    /** One line for each campaign that stays while its scenario goes. */
    private static List<String> left(Collection<Control> published, Set<String> gone) {
        List<String> lines = new ArrayList<>();
        for (Control control : published) {
            String text = control.getText();
            if (control.getKind() == ControlKind.CAMPAIGN && text != null && !gone.contains(Standing.name(control))) {
                new Outline(control.getOrigin(), text)
                        .top("scenario")
                        .filter(scenario -> gone.contains("scenario/" + scenario))
                        .ifPresent(scenario -> lines.add(
                                "left without its scenario: campaign=" + control.getId() + " scenario=" + scenario));
            }
        }
        return lines;
    }

    private void done(Report report, Set<String> gone) {
        if (json) {
            report.json(Map.of("retired", List.copyOf(gone)));
        } else {
            gone.forEach(name -> report.say("retired " + name));
        }
    }
}
