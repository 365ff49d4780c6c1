package org.opportune.backtest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a backtest found. The same for the same input: no wall-clock time, no path, no name of a machine. Times are ISO
 * 8601 in UTC, days and hours in {@link #zone}.
 *
 * @param summary one sentence for who reads no further
 * @param damage parts of the archive that could not be read, one line each
 * @param scenarios by id
 * @param campaigns by id
 * @param days in order, those with a decision
 * @param hours of the day, 24
 * @param openAtEnd subscribers with a wake-up beyond the horizon
 * @param unaccounted what the sheet cannot explain; each must be 0
 */
record Result(
        String summary,
        Source source,
        String zone,
        List<String> damage,
        List<Definition> definitions,
        List<String> settings,
        Events events,
        Map<String, Scenario> scenarios,
        Map<String, Outcome> campaigns,
        List<Day> days,
        List<Hour> hours,
        long openAtEnd,
        Unaccounted unaccounted,
        List<Journey> journeys) {

    /**
     * What was read.
     *
     * @param manifestSha256 of the archive's manifest: names every octet in it
     * @param from first order time in the window
     * @param to end of the window, which is not in it
     */
    record Source(String madeBy, String manifestSha256, String from, String to, String sample, long events) {}

    /**
     * @param sha256 of the text; null if it has none, as what retires another
     * @param effective from when on; null = from the beginning
     */
    record Definition(
            String verb,
            String kind,
            String id,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String sha256,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String effective) {}

    /** Verdicts of the order station and the step. */
    record Events(long applied, long late, long duplicate) {}

    /**
     * @param subscribers for whom it matched at least once
     */
    record Scenario(long matches, long subscribers, Outcome outcome) {}

    /**
     * What was decided.
     *
     * @param held pushes that wait at the end for a time behind it; they are no decisions yet
     */
    record Outcome(long decisions, long actions, SortedMap<String, Long> refusals, long held) {}

    record Day(String day, Map<String, Long> matches, long actions, long refusals) {}

    record Hour(int hour, long actions, long refusals) {}

    /**
     * @param events read from the archive and neither applied, late nor duplicate
     * @param decisions due by matches and not in the log
     */
    record Unaccounted(long events, long decisions) {}

    /** One subscriber's way to a decision. The subscriber is a number in order of first decision. */
    record Journey(
            String scenario,
            String subscriber,
            String at,
            String outcome,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String campaign,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String detail,

            List<Moment> moments) {}

    /**
     * An event on the way.
     *
     * @param what without numbers and texts
     * @param proof true if the match rests on it
     */
    record Moment(String at, String kind, String what, boolean proof) {}
}
