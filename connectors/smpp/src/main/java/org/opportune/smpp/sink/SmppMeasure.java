package org.opportune.smpp.sink;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Every metric of a writer. Names, labels and units are stable: dashboards and alerts hang on them. A counter counts
 * since the attempt of the task began. The first label of each is {@code smsc}, the name of the message centre; labels
 * hold that and constants, nothing of a subscriber or a message.
 */
public enum SmppMeasure {
    SMPP_BOUND(Kind.GAUGE, "0 or 1", "1 while a bind stands."),
    SMPP_WINDOW_SIZE(Kind.GAUGE, "segments", "May be open on the bind."),
    SMPP_WINDOW_USED(Kind.GAUGE, "segments", "Written and not yet answered."),
    SMPP_WAITING(Kind.GAUGE, "actions", "Accepted from upstream, nothing of them written."),
    SMPP_PAUSING(Kind.GAUGE, "0 or 1", "1 while the bind waits because it was told to slow down."),
    SMPP_INTENTS(
            Kind.COUNTER, "actions", "Written to the ledger before they are sent; one that is refused for now again."),
    SMPP_SUPPRESSED(
            Kind.COUNTER, "actions", "Came again after a restart and were not sent again: the ledger knows them."),
    SMPP_UNKNOWN_AT_START(
            Kind.COUNTER,
            "actions",
            "Written to the ledger by an attempt before, without a result there; ended UNKNOWN."),
    SMPP_FENCED(Kind.COUNTER, "lanes", "Taken over by another writer; the task fails then."),
    SMPP_SUBMITS(Kind.COUNTER, "segments", "Given to the bind; one that is refused for now counts again."),
    SMPP_RESPONSES(
            Kind.COUNTER,
            "segments",
            "Ended; class: OK, THROTTLED (0x58), QUEUE_FULL (0x14), TRY_AGAIN (other statuses so configured), REJECTED,"
                    + " NO_ANSWER (time-out, link lost) or NOT_SENT (no bind, nothing written).",
            "class"),
    SMPP_SUBMIT_TO_RESPONSE_MS(
            Kind.HISTOGRAM, "wall ms", "From the write of a segment to its answer, over the last 1,000 answers."),
    SMPP_RESULTS(
            Kind.COUNTER,
            "actions",
            "Ended; status: ACCEPTED, REJECTED, EXPIRED or STOPPED (before anything was sent) or UNKNOWN.",
            "status"),
    SMPP_INBOUND(
            Kind.COUNTER,
            "deliver_sm",
            "Receipts and messages; result: STORED, MALFORMED (stored as octets) or REFUSED (the inbox was full or"
                    + " failed).",
            "result"),
    SMPP_REBINDS(Kind.COUNTER, "binds", "Successful ones after the first."),
    SMPP_BIND_FAILURES(Kind.COUNTER, "binds", "Attempts that failed."),
    SMPP_LATE_RESPONSES(Kind.COUNTER, "responses", "To nothing that is open: late, or sent twice."),
    SMPP_STRAY_NACKS(Kind.COUNTER, "responses", "generic_nack that names no PDU."),
    SMPP_BROKEN_FRAMES(Kind.COUNTER, "links", "Dropped because their octets made no PDU.");

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

    private final Kind kind;
    private final String unit;
    private final String meaning;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
    private final List<String> labels;

    SmppMeasure(Kind kind, String unit, String meaning, String... more) {
        this.kind = kind;
        this.unit = unit;
        this.meaning = meaning;
        this.labels = Stream.concat(Stream.of("smsc"), Stream.of(more)).toList();
    }

    /** The metric's name in its group. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
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
