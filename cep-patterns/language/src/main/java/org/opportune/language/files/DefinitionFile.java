package org.opportune.language.files;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opportune.language.Checked;
import org.opportune.language.Language;
import org.opportune.language.Problem;
import org.opportune.language.ScenarioTest;
import org.opportune.model.CalendarYear;
import org.opportune.model.Campaign;
import org.opportune.model.DialledClass;
import org.opportune.model.Handset;
import org.opportune.model.Place;
import org.opportune.model.Policy;
import org.opportune.model.Scenario;
import org.opportune.model.Segments;

/**
 * One file of an author, read and checked by itself.
 *
 * @param origin the path as it was given
 * @param kind null if it is none of ours
 * @param value what it defines: a {@link Scenario}, {@link Campaign}, {@link Policy}, list of {@link Place}, list of
 *     {@link Handset}, list of {@link CalendarYear}, list of {@link DialledClass}, {@link
 *     Segments} or list of {@link ScenarioTest}, by kind; null if there are problems
 */
public record DefinitionFile(
        String origin,
        String text,
        @Nullable DefinitionKind kind,
        Outline outline,
        @Nullable Object value,
        List<Problem> problems) {

    public DefinitionFile {
        problems = List.copyOf(problems);
    }

    /** Checks a text. */
    public static DefinitionFile of(String origin, String text) {
        Outline outline = new Outline(origin, text);
        List<String> keys = outline.topKeys();
        Optional<DefinitionKind> kind = DefinitionKind.of(keys);
        if (kind.isEmpty()) {
            return new DefinitionFile(origin, text, null, outline, null, List.of(outline.problem(unknown(keys))));
        }
        Checked<?> checked = switch (kind.get()) {
            case SCENARIO -> Language.scenario(origin, text);
            case CAMPAIGN -> Language.campaign(origin, text);
            case POLICY -> Language.policy(origin, text);
            case PLACES -> Language.places(origin, text);
            case HANDSETS -> Language.handsets(origin, text);
            case CALENDAR -> Language.calendar(origin, text);
            case NUMBERS -> Language.numbers(origin, text);
            case SEGMENTS -> Language.segments(origin, text);
            case TESTS -> Language.tests(origin, text);
        };
        return new DefinitionFile(origin, text, kind.get(), outline, checked.value(), checked.problems());
    }

    /** A file that could not be read as text. */
    public static DefinitionFile unreadable(String origin, String rule) {
        Outline outline = new Outline(origin, "");
        return new DefinitionFile(origin, "", null, outline, null, List.of(outline.problem(rule)));
    }

    /** The scenario it defines; empty if it is another kind or has problems. */
    public Optional<Scenario> scenario() {
        return value instanceof Scenario scenario ? Optional.of(scenario) : Optional.empty();
    }

    /** The campaign it defines; empty if it is another kind or has problems. */
    public Optional<Campaign> campaign() {
        return value instanceof Campaign campaign ? Optional.of(campaign) : Optional.empty();
    }

    /** The policy it defines; empty if it is another kind or has problems. */
    public Optional<Policy> policy() {
        return value instanceof Policy policy ? Optional.of(policy) : Optional.empty();
    }

    /** The places it defines; empty if it is another kind or has problems. */
    public List<Place> places() {
        return kind == DefinitionKind.PLACES ? elements(Place.class) : List.of();
    }

    /** The handsets it defines; empty if it is another kind or has problems. */
    public List<Handset> handsets() {
        return kind == DefinitionKind.HANDSETS ? elements(Handset.class) : List.of();
    }

    /** The years it defines; empty if it is another kind or has problems. */
    public List<CalendarYear> calendar() {
        return kind == DefinitionKind.CALENDAR ? elements(CalendarYear.class) : List.of();
    }

    /** The classes of numbers it defines; empty if it is another kind or has problems. */
    public List<DialledClass> numbers() {
        return kind == DefinitionKind.NUMBERS ? elements(DialledClass.class) : List.of();
    }

    /** The tests it holds; empty if it is another kind or has problems. */
    public List<ScenarioTest> tests() {
        return kind == DefinitionKind.TESTS ? elements(ScenarioTest.class) : List.of();
    }

    private <T> List<T> elements(Class<T> type) {
        return value instanceof List<?> list ? list.stream().map(type::cast).toList() : List.of();
    }

    private static String unknown(List<String> keys) {
        return "a definition begins with scenario, campaign, policy, places, handsets, calendar, numbers or segments: key="
                + (keys.isEmpty() ? "" : keys.get(0));
    }
}
