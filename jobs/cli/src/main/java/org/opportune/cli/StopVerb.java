package org.opportune.cli;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opportune.language.Language;
import org.opportune.language.condition.Suggest;
import org.opportune.language.files.Outline;
import org.opportune.model.Place;
import org.opportune.schemas.Stop;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.control.ControlVerb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verb {@code stop}. */
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = "Stops sending, at once and until it is resumed.",
        footer = {
            "",
            "Example:",
            "  opportune stop --bootstrap localhost:9092 --campaign lounge-offer --reason 'wrong price'",
            "",
            "The job that sends hears of it by itself: what it has in hand, and what still waits in the topic, ends",
            "STOPPED, which frees the caps that it took. The job that decides refuses STOPPED. What a message centre",
            "has already cannot be called back. What was stopped is not sent when it is resumed.",
            "Of what nobody ever published nothing is stopped: it would be a slip of the pen.",
            "Exit codes: 0 the broker has it, 1 unknown or broker at fault, 2 wrong usage."
        })
final class StopVerb extends SwitchVerb {
    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with it. No personal data.")
    private String reason = "";

    StopVerb() {
        super(ControlVerb.PUBLISH, "stopped");
    }

    @Override
    Optional<String> objection(Stop stop, List<Control> asked) {
        List<String> known = known(stop, asked);
        return stop.of().isEmpty() || known.contains(stop.of())
                ? Optional.empty()
                : Optional.of(
                        "never published: " + stop.id() + Suggest.hint(stop.of(), known) + "\nnothing was stopped");
    }

    @Override
    Control.Builder finish(Control.Builder record) {
        return record.setText(reason);
    }

    /** Names that were ever published: what was retired may still wait to be sent. */
    private static List<String> known(Stop stop, Collection<Control> asked) {
        Stream<String> names = switch (stop.what()) {
            case ALL -> Stream.empty();
            case CAMPAIGN ->
                asked.stream()
                        .filter(control -> control.getKind() == ControlKind.CAMPAIGN)
                        .map(Control::getId);
            case DATA_USER -> texts(asked, ControlKind.CAMPAIGN).flatMap(text -> text.top("data-user").stream());
            case AREA ->
                asked.stream()
                        .filter(control -> control.getKind() == ControlKind.PLACES)
                        .flatMap(StopVerb::areas);
        };
        return List.copyOf(names.collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Stream<Outline> texts(Collection<Control> asked, ControlKind kind) {
        return asked.stream()
                .filter(control -> control.getKind() == kind && control.getText() != null)
                .map(control -> new Outline(control.getOrigin(), String.valueOf(control.getText())));
    }

    private static Stream<String> areas(Control places) {
        List<Place> read = places.getText() == null
                ? null
                : Language.places(places.getOrigin(), places.getText()).value();
        return read == null ? Stream.empty() : read.stream().flatMap(place -> Stream.of(place.id(), place.category()));
    }
}
