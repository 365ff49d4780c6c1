package org.opportune.pipeline.control;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.language.Checked;
import org.opportune.language.Language;
import org.opportune.language.Problem;
import org.opportune.model.CalendarYear;
import org.opportune.model.Campaign;
import org.opportune.model.DialledClass;
import org.opportune.model.Handset;
import org.opportune.model.Place;
import org.opportune.model.Policy;
import org.opportune.model.Scenario;
import org.opportune.pipeline.pattern.PatternNames;
import org.opportune.schemas.Stop;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.control.ControlVerb;
import org.opportune.schemas.deadletter.DeadLetter;
import org.opportune.subscriber.Definitions;

/** From the text in control records to definitions. */
public final class ControlReader {
    private ControlReader() {}

    /** Everything wrong with the record, each as file:line:column and rule; empty if it can count. */
    static List<String> problems(Control control, PatternNames patterns) {
        if ((control.getEffectiveMs() == null) != (control.getSequence() == null)) {
            return List.of("a record carries both effectiveMs and sequence, or neither: id=" + control.getId());
        }
        if (control.getKind() == ControlKind.STOP) {
            return Stop.ofId(control.getId()).isPresent()
                    ? List.of()
                    : List.of("a stop is known by " + Stop.form() + ": id=" + control.getId());
        }
        if (control.getVerb() == ControlVerb.RETIRE) {
            return List.of();
        }
        if (control.getText() == null) {
            return List.of("a PUBLISH record must carry a text: id=" + control.getId());
        }
        Checked<?> checked = check(control);
        List<String> problems = new ArrayList<>(
                checked.problems().stream().map(Problem::headline).toList());
        String written = idOf(checked.value());
        if (problems.isEmpty() && written != null && !written.equals(control.getId())) {
            problems.add("the record's id must be the definition's: id=" + control.getId() + ", text=" + written);
        }
        if (problems.isEmpty() && checked.value() instanceof Scenario scenario) {
            problems.addAll(patterns.missing(List.of(scenario)));
        }
        return problems;
    }

    static DeadLetter deadLetter(Control control, long offset, List<String> problems) {
        String text = control.getText() == null ? "" : control.getText();
        return new DeadLetter(
                "control",
                0,
                offset,
                String.join("\n", problems),
                ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The definitions that these records, checked before, put in force. */
    public static Definitions definitions(List<Control> inForce) {
        List<Scenario> scenarios = new ArrayList<>();
        List<Campaign> campaigns = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        List<Handset> handsets = new ArrayList<>();
        List<CalendarYear> calendar = new ArrayList<>();
        List<DialledClass> numbers = new ArrayList<>();
        List<Stop> stops = new ArrayList<>();
        Policy policy = null;
        for (Control control : inForce) {
            String text = text(control);
            switch (control.getKind()) {
                case SCENARIO ->
                    scenarios.add(value(Language.scenario(control.getOrigin(), text))
                            .succeeding(Set.copyOf(control.getSucceeds())));
                case CAMPAIGN -> campaigns.add(value(Language.campaign(control.getOrigin(), text)));
                case POLICY -> policy = value(Language.policy(control.getOrigin(), text));
                case PLACES -> places.addAll(value(Language.places(control.getOrigin(), text)));
                case HANDSETS -> handsets.addAll(value(Language.handsets(control.getOrigin(), text)));
                case CALENDAR -> calendar.addAll(value(Language.calendar(control.getOrigin(), text)));
                case NUMBERS -> numbers.addAll(value(Language.numbers(control.getOrigin(), text)));
                case STOP -> Stop.ofId(control.getId()).ifPresent(stops::add);
            }
        }
        return new Definitions(
                scenarios,
                campaigns,
                policy,
                places,
                handsets,
                calendar,
                numbers,
                Set.of(Scenario.Engine.OPPORTUNE),
                stops);
    }

    private static Checked<?> check(Control control) {
        String text = text(control);
        return switch (control.getKind()) {
            case SCENARIO -> Language.scenario(control.getOrigin(), text);
            case CAMPAIGN -> Language.campaign(control.getOrigin(), text);
            case POLICY -> Language.policy(control.getOrigin(), text);
            case PLACES -> Language.places(control.getOrigin(), text);
            case HANDSETS -> Language.handsets(control.getOrigin(), text);
            case CALENDAR -> Language.calendar(control.getOrigin(), text);
            case NUMBERS -> Language.numbers(control.getOrigin(), text);
            case STOP -> throw new IllegalArgumentException("a stop has no text to be checked");
        };
    }

    /** The id a definition gives itself; a file of places, handsets or numbers or a calendar has none. */
    private static @Nullable String idOf(@Nullable Object definition) {
        if (definition instanceof Scenario scenario) {
            return scenario.id();
        }
        if (definition instanceof Campaign campaign) {
            return campaign.id();
        }
        return definition instanceof Policy policy ? policy.id() : null;
    }

    private static String text(Control control) {
        return control.getText() == null ? "" : control.getText();
    }

    private static <T> T value(Checked<T> checked) {
        if (checked.value() == null) {
            throw new IllegalStateException(
                    "a definition that was checked before it was stamped no longer checks: " + checked.problems());
        }
        return checked.value();
    }
}
