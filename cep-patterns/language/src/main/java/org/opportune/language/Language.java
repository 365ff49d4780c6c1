package org.opportune.language;

import java.util.Collection;
import java.util.List;
import org.opportune.model.CalendarYear;
import org.opportune.model.Campaign;
import org.opportune.model.DialledClass;
import org.opportune.model.Handset;
import org.opportune.model.Place;
import org.opportune.model.Policy;
import org.opportune.model.Scenario;
import org.opportune.model.Segments;

/**
 * The only door of this room. Each method reads one YAML text and gives the checked value, its conditions compiled, or
 * all its problems. {@code origin} is what messages call the text, such as its file name. Thread-safe; same text, same
 * result, whatever the machine's zone, locale or clock.
 */
public final class Language {
    private static final int DEFINITION = 256 * 1024;
    private static final int TABLE = 8 * 1024 * 1024;

    private Language() {}

    /** One scenario; at most 262,144 characters, as all but places, handsets, calendars and numbers. */
    public static Checked<Scenario> scenario(String origin, String text) {
        return ScenarioReader.read(new Document(origin, text, DEFINITION, "a scenario"));
    }

    /**
     * What a source cannot show of a scenario without problems: the steps that need sightings more often than it has any.
     *
     * @param places those that are known; of another place it is taken that it consists of cells
     */
    public static List<Problem> unseen(String origin, String text, Source source, Collection<Place> places) {
        Document document = new Document(origin, text, DEFINITION, "a scenario");
        if (document.readable()) {
            Visibility.check(StepsReader.read(document.top()), source, places, document.problems());
        }
        return document.problems().all();
    }

    /** One campaign. Whether its scenario exists is asked when it is published. */
    public static Checked<Campaign> campaign(String origin, String text) {
        return CampaignReader.read(new Document(origin, text, DEFINITION, "a campaign"));
    }

    /** One policy. */
    public static Checked<Policy> policy(String origin, String text) {
        return PolicyReader.read(new Document(origin, text, DEFINITION, "a policy"));
    }

    /** A list of places; at most 8,388,608 characters. */
    public static Checked<List<Place>> places(String origin, String text) {
        return PlacesReader.read(new Document(origin, text, TABLE, "a list of places"));
    }

    /** A catalogue of handsets; at most 8,388,608 characters. */
    public static Checked<List<Handset>> handsets(String origin, String text) {
        return HandsetsReader.read(new Document(origin, text, TABLE, "a catalogue of handsets"));
    }

    /** A table of segments: people, needs, places, content. */
    public static Checked<Segments> segments(String origin, String text) {
        return SegmentsReader.read(new Document(origin, text, DEFINITION, "a table of segments"));
    }

    /** A calendar of years; at most 8,388,608 characters. */
    public static Checked<List<CalendarYear>> calendar(String origin, String text) {
        return CalendarReader.read(new Document(origin, text, TABLE, "a calendar"));
    }

    /** Classes of dialled numbers; at most 8,388,608 characters. */
    public static Checked<List<DialledClass>> numbers(String origin, String text) {
        return NumbersReader.read(new Document(origin, text, TABLE, "classes of numbers"));
    }

    /** The tests beside one scenario. */
    public static Checked<List<ScenarioTest>> tests(String origin, String text) {
        return TestsReader.read(new Document(origin, text, DEFINITION, "a list of tests"));
    }
}
