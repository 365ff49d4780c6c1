package org.opportune.language;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opportune.schemas.event.EventKind;

/**
 * A class of sources by what it shows: which kinds of network events, and how long it takes, on an ordinary day, from one
 * sighting to the next. Facts, and what service platforms report, come beside each.
 */
public enum Source {
    /**
     * Calls, messages and location updates of the old radio, some 17 a day. Who rests or moves inside a location area
     * without a call is not seen; its border is reported at once. A tenth of the rides shows no more than a cell in eight
     * minutes. Handsets are shown where the network asks for them, some times a day. No packet data.
     */
    A_INTERFACE("a-interface", 85, 1, 8, 360, Set.of("GSM", "UMTS"), Hidden.FROM_CIRCUITS),
    /**
     * A decoded feed of the new radio. Feeds differ: with every packet of signalling decoded 900 sightings a day and more,
     * with sessions and changes of cell alone some 100, most of them on the way: the thinner one counts. A new area or cell
     * is reported at once to who moves. Sessions show the handset. No calls.
     */
    FEED("feed", 15, 2, 1, 60, Set.of("LTE", "NR"), Hidden.FROM_PACKETS),
    /**
     * Records of what is charged: some 5 calls a day, which are all that is seen of a handset without data. No radio, and not
     * what data is about.
     */
    BILLING("billing", 288, 288, 288, 288, Set.of(), Hidden.FROM_RECORDS);

    private static final long MINUTE_MS = 60_000;

    /** Kinds of network events that a class lacks. */
    private static final class Hidden {
        static final Set<EventKind> FROM_CIRCUITS = Set.of(
                EventKind.MMS_SENT,
                EventKind.MMS_RECEIVED,
                EventKind.WEB_SESSION,
                EventKind.DATA_SESSION,
                EventKind.SITE_VISIT);
        static final Set<EventKind> FROM_PACKETS = Set.of(
                EventKind.CALL_STARTED,
                EventKind.CALL_ANSWERED,
                EventKind.CALL_ENDED,
                EventKind.CALL_REJECTED,
                EventKind.CALL_NO_ANSWER,
                EventKind.CALL_VACANT_NUMBER,
                EventKind.HOTLINE_DIALLED,
                EventKind.SUPPLEMENTARY_SERVICE);
        static final Set<EventKind> FROM_RECORDS = Set.of(
                EventKind.CALL_STARTED,
                EventKind.CALL_ANSWERED,
                EventKind.CALL_REJECTED,
                EventKind.CALL_NO_ANSWER,
                EventKind.CALL_VACANT_NUMBER,
                EventKind.HOTLINE_DIALLED,
                EventKind.SUPPLEMENTARY_SERVICE,
                EventKind.POWER_ON,
                EventKind.POWER_OFF,
                EventKind.HANDSET_CHANGED,
                EventKind.LOCATION_UPDATE,
                EventKind.CELL_CHANGE,
                EventKind.ROAM_OUT,
                EventKind.ROAM_IN,
                EventKind.SMS_RECEIVED,
                EventKind.MMS_RECEIVED,
                EventKind.WEB_SESSION,
                EventKind.SITE_VISIT);
    }

    private final String word;
    private final long atRestMs;
    private final long atBorderMs;
    private final long movingMs;
    private final long handsetMs;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set
    private final Set<String> radios;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set
    private final Set<EventKind> hidden;

    Source(
            String word,
            long atRestMinutes,
            long atBorderMinutes,
            long movingMinutes,
            long handsetMinutes,
            Set<String> radios,
            Set<EventKind> hidden) {
        this.word = word;
        this.atRestMs = atRestMinutes * MINUTE_MS;
        this.atBorderMs = atBorderMinutes * MINUTE_MS;
        this.movingMs = movingMinutes * MINUTE_MS;
        this.handsetMs = handsetMinutes * MINUTE_MS;
        this.radios = radios;
        this.hidden = hidden;
    }

    /** What people call it. */
    public String word() {
        return word;
    }

    /** The source with this word. */
    public static Optional<Source> ofWord(String word) {
        return Arrays.stream(values())
                .filter(source -> source.word.equals(word))
                .findFirst();
    }

    /** All words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Source::word).toList();
    }

    long atRestMs() {
        return atRestMs;
    }

    /** From the crossing of a location area's border to the sighting that shows it. */
    long atBorderMs() {
        return atBorderMs;
    }

    long movingMs() {
        return movingMs;
    }

    /** From one sighting of the handset to the next. */
    long handsetMs() {
        return handsetMs;
    }

    boolean shows(EventKind kind) {
        return !hidden.contains(kind);
    }

    /** Names of the radios whose events it shows. */
    Set<String> radios() {
        return radios;
    }

    /** True if a session comes as what it cost, whatever it was about. */
    boolean mixes(EventKind kind) {
        return this == BILLING && kind == EventKind.DATA_SESSION;
    }
}
