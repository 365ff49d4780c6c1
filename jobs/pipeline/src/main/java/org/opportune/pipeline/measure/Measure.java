package org.opportune.pipeline.measure;

import java.util.List;
import java.util.Locale;
import org.opportune.pipeline.Station;

/**
 * Every metric of this room. Names, labels and units are stable: dashboards and alerts hang on them. A counter counts
 * since the attempt of the task began (accumulators count since the job began, over restarts); a value in UTC ms is 0
 * until there is one. No lag is reported: it is the scraper's time less such a value, and so grows while an operator
 * stands still; in a replay, whose time is the scenario's, it says nothing.
 *
 * <p>Labels hold ids of definitions, names of feeds and topics, and constants; nothing of a subscriber.
 */
public enum Measure {
    PATTERN_EVENTS(Station.PATTERN_ORDER, Kind.COUNTER, "events", "Shown to patterns of Flink CEP."),
    PATTERN_EVENTS_UNSHOWN(
            Station.PATTERN_ORDER,
            Kind.COUNTER,
            "events",
            "Of a kind that a pattern declares, and shown to none; reason: LATE or DUPLICATE.",
            "reason"),
    PATTERN_MATCHES(
            Station.PATTERN,
            Kind.COUNTER,
            "matches",
            "Found by Flink CEP; outcome: COUNTED, or LEFT_OVER of a run that an earlier match or its cool-down ended.",
            "scenario",
            "outcome"),
    EVENTS_APPLIED(Station.SUBSCRIBER, Kind.COUNTER, "events", "Shown to the scenarios."),
    EVENTS_UNAPPLIED(
            Station.SUBSCRIBER,
            Kind.COUNTER,
            "events",
            "Shown to no scenario; reason: LATE, DUPLICATE, or NOT_IN_FORCE of a pattern's match.",
            "reason"),
    LATE_TICKS(Station.ARRIVALS, Kind.COUNTER, "ticks", "Came behind their time, and so say nothing of their feed."),
    EARLY_RELEASES(
            Station.SUBSCRIBER, Kind.COUNTER, "events", "Left before their watermark because the buffer was full."),
    BUFFER_EVENTS(Station.SUBSCRIBER, Kind.GAUGE, "events", "Wait for their watermark."),
    BUFFER_BYTES(Station.SUBSCRIBER, Kind.GAUGE, "bytes", "Heap that they take, estimated."),
    BUFFER_LIMIT_BYTES(Station.SUBSCRIBER, Kind.GAUGE, "bytes", "Heap that they may take before the oldest go early."),
    MATCHES(Station.SUBSCRIBER, Kind.COUNTER, "matches", "Scenarios recognised.", "scenario"),
    DECISIONS_DUE(
            Station.SUBSCRIBER,
            Kind.COUNTER,
            "decisions",
            "Follow from matches: one for each campaign fed, at least one."),
    DECISIONS(
            Station.SUBSCRIBER,
            Kind.COUNTER,
            "decisions",
            "Taken; outcome: ACTION or REFUSAL, reason: of a refusal, NONE of an action.",
            "scenario",
            "outcome",
            "reason"),
    DECISIONS_HELD(
            Station.SUBSCRIBER, Kind.COUNTER, "decisions", "Put off over a night; each is taken later.", "scenario"),
    ORDER_TO_DECISION_MS(
            Station.SUBSCRIBER,
            Kind.HISTOGRAM,
            "wall ms",
            "From the arrival of the decision's order time at the operator to the decision, over the last 1,000"
                    + " decisions: waiting for both watermarks, and work. What was spent before, in topics, is not in it."),
    ABSENT_FIELDS(
            Station.SUBSCRIBER,
            Kind.COUNTER,
            "conditions",
            "Did not hold because the event lacked a field they ask for."),
    OPEN_PARTIALS(
            Station.SUBSCRIBER,
            Kind.GAUGE,
            "partial matches",
            "Begun and not ended, of all subscribers; one out of time counts until its subscriber's next event. Only"
                    + " the sum over all subtasks means something after a rescale."),
    OPEN_SAMPLED(
            Station.SUBSCRIBER,
            Kind.GAUGE,
            "partial matches",
            "Those open_partials of a sample of one subscriber in 64, of scenarios that the engine runs: 64 times the sum"
                    + " over all subtasks is about how many the scenario has.",
            "scenario"),
    OPEN_SAMPLED_SQUARES(
            Station.SUBSCRIBER,
            Kind.GAUGE,
            "partial matches, squared",
            "The same with each subscriber's number squared: 64 times the root of the sum over all subtasks is the standard"
                    + " error of that estimate.",
            "scenario"),
    PARTIALS_EXPIRED(Station.SUBSCRIBER, Kind.COUNTER, "partial matches", "Ran out of time."),
    PARTIALS_REFUSED(
            Station.SUBSCRIBER,
            Kind.COUNTER,
            "partial matches",
            "Not begun because as many were open as the scenario allows (open-runs); and events that a sum or average had no room for."),
    CACHE_SUBSCRIBERS(Station.SUBSCRIBER, Kind.GAUGE, "subscribers", "On the heap."),
    CACHE_EVICTIONS(Station.SUBSCRIBER, Kind.COUNTER, "subscribers", "Left the heap for others."),
    HOT_READS(Station.SUBSCRIBER, Kind.COUNTER, "values", "Hot values read from state."),
    HOT_WRITES(Station.SUBSCRIBER, Kind.COUNTER, "values", "Hot values written to state."),
    COLD_READS(Station.SUBSCRIBER, Kind.COUNTER, "values", "Cold values read from state."),
    COLD_WRITES(Station.SUBSCRIBER, Kind.COUNTER, "values", "Cold values written to state."),
    EVENT_WATERMARK_MS(Station.SUBSCRIBER, Kind.GAUGE, "UTC ms", "The slowest partition of events has reached it."),
    CONTROL_WATERMARK_MS(Station.SUBSCRIBER, Kind.GAUGE, "UTC ms", "No control counts from before it any more."),
    RELEASED_MS(Station.SUBSCRIBER, Kind.GAUGE, "UTC ms", "Every event up to it is decided."),
    TICK_MS(Station.SUBSCRIBER, Kind.GAUGE, "UTC ms", "Last sign of life of the feed.", "feed"),
    OLDEST_TICK_MS(Station.SUBSCRIBER, Kind.GAUGE, "UTC ms", "Last sign of life of the feed that is farthest behind."),
    CONTROL_SEQUENCE(
            Station.SUBSCRIBER,
            Kind.GAUGE,
            "number",
            "Of the newest control record in force at the released time, -1 = none; the same in all subtasks that have come as far."),
    CONTROL_EFFECTIVE_MS(Station.SUBSCRIBER, Kind.GAUGE, "UTC ms", "Since when that record counts."),
    CONTROL_VERSIONS(
            Station.SUBSCRIBER, Kind.GAUGE, "records", "Kept in state: in force, to come, and lately replaced."),
    DEFINITIONS_LIVE(Station.SUBSCRIBER, Kind.GAUGE, "definitions", "In force at the released time.", "kind"),
    CONTROL_STAMPED(Station.SEQUENCER, Kind.COUNTER, "records", "Control records taken.", "kind", "verb"),
    CONTROL_PROMISED_MS(Station.SEQUENCER, Kind.GAUGE, "UTC ms", "Nothing new counts up to it."),
    CONTROL_BACKLOG(
            Station.SEQUENCER,
            Kind.GAUGE,
            "records",
            "To be read after a start before anything is promised, and so before anything is decided."),
    DEAD_LETTERS(
            List.of(
                    Station.ARRIVALS,
                    Station.SEQUENCER,
                    Station.ACTION_RECORDS,
                    Station.LEDGER_RECORDS,
                    Station.INBOX_RECORDS,
                    Station.FEED_RECORDS),
            Kind.COUNTER,
            "records",
            "Could not be used; of a decoded feed topic is its name; reason: UNREADABLE (no record of ours, or the rest of a file), DEFINITION (does not check), MALFORMED (no PDU)"
                    + " or UNUSABLE (a message that says nothing to us).",
            "topic",
            "reason"),
    ACTIONS_REPEATED(
            Station.ACTION_ONCE,
            Kind.COUNTER,
            "actions",
            "Came again, as after a restart of the engagement job, and go no" + " further."),
    OUTCOMES(
            List.of(Station.RESULT_EVENTS, Station.RECONCILE),
            Kind.COUNTER,
            "outcomes",
            "Of actions: by results ACCEPTED, REJECTED, EXPIRED or UNKNOWN, by receipts DELIVERED, FAILED, EXPIRED or"
                    + " UNKNOWN. An action has one of a result, and may have one of a receipt.",
            "status"),
    RECEIPTS(Station.INBOX_RECORDS, Kind.COUNTER, "receipts", "Final ones.", "status"),
    REPLIES(Station.INBOX_RECORDS, Kind.COUNTER, "messages", "From subscribers."),
    RECEIPTS_PARKED(Station.RECONCILE, Kind.COUNTER, "receipts", "Came before the result that names their message."),
    RECEIPTS_ORPHANED(Station.RECONCILE, Kind.COUNTER, "receipts", "Parked, and no result came."),
    MAPPED_RECORDS(
            Station.FEED_RECORDS,
            Kind.COUNTER,
            "records",
            "Of a decoded feed that gave events; result: PLAIN, or DOUBTFUL, taken in spite of a number of no range known to"
                    + " be in use or of negative seconds.",
            "feed",
            "result"),
    MAPPED_EVENTS(Station.FEED_RECORDS, Kind.COUNTER, "events", "That the records of a decoded feed gave.", "feed");

    /** The group that holds all of them. */
    public static final String GROUP = "opportune";

    /** What a value does. */
    public enum Kind {
        /** Rises, from 0 at each attempt of the task. */
        COUNTER,
        /** Rises and falls. */
        GAUGE,
        /** Count, and quantiles of the newest values. */
        HISTOGRAM
    }

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
    private final List<Station> stations;

    private final Kind kind;
    private final String unit;
    private final String meaning;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
    private final List<String> labels;

    Measure(Station station, Kind kind, String unit, String meaning, String... labels) {
        this(List.of(station), kind, unit, meaning, labels);
    }

    Measure(List<Station> stations, Kind kind, String unit, String meaning, String... labels) {
        this.stations = stations;
        this.kind = kind;
        this.unit = unit;
        this.meaning = meaning;
        this.labels = List.of(labels);
    }

    /** The metric's name in its group. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The operators that have it. */
    public List<Station> stations() {
        return stations;
    }

    public Kind kind() {
        return kind;
    }

    public String unit() {
        return unit;
    }

    /** A sentence, for people. */
    public String meaning() {
        return meaning;
    }

    /** Names of the labels beside Flink's own, in the order of their groups. */
    public List<String> labels() {
        return labels;
    }
}
