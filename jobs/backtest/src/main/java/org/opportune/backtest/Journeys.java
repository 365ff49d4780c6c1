package org.opportune.backtest;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.opportune.archive.sealed.Archive;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.decision.DecisionKind;
import org.opportune.schemas.event.Counterpart;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.event.NumberClass;

/**
 * A few decisions of each scenario with the events around them: those with the smallest match ids, which are hashes, so
 * that nobody chose them. One thread.
 */
final class Journeys {
    private static final long BEFORE_MS = Duration.ofHours(12).toMillis();
    private static final int LONGEST = 40;
    private static final Comparator<Decision> BY_MATCH = Comparator.comparing(
                    (Decision d) -> d.getMatch().getId())
            .thenComparing(d -> String.valueOf(d.getCampaign()));

    private final int each;
    private final SortedMap<String, TreeSet<Decision>> chosen = new TreeMap<>();

    /**
     * @param each journeys of a scenario at most
     */
    Journeys(int each) {
        this.each = each;
    }

    void offer(Decision decision) {
        TreeSet<Decision> smallest =
                chosen.computeIfAbsent(decision.getMatch().getScenario(), id -> new TreeSet<>(BY_MATCH));
        smallest.add(decision);
        if (smallest.size() > each) {
            smallest.pollLast();
        }
    }

    /** Reads what belongs to the chosen decisions. */
    List<Result.Journey> read(Archive archive, Accounts accounts) throws IOException {
        List<Result.Journey> journeys = new ArrayList<>();
        for (TreeSet<Decision> decisions : chosen.values()) {
            for (Decision decision : decisions) {
                journeys.add(journey(archive, decision, accounts));
            }
        }
        return journeys;
    }

    private static Result.Journey journey(Archive archive, Decision decision, Accounts accounts) throws IOException {
        boolean action = decision.getKind() == DecisionKind.ACTION;
        return new Result.Journey(
                decision.getMatch().getScenario(),
                accounts.pseudonym(decision.getMatch().getMsisdn()),
                iso(decision.getDecidedMs()),
                action ? "ACTION" : String.valueOf(decision.getReason()),
                decision.getCampaign(),
                decision.getDetail(),
                moments(archive, decision));
    }

    private static List<Result.Moment> moments(Archive archive, Decision decision) throws IOException {
        Set<EventId> proof = new HashSet<>(decision.getMatch().getEvidence());
        long matchedMs = decision.getMatch().getMatchedMs();
        Deque<Result.Moment> last = new ArrayDeque<>();
        archive.readSubscriber(
                decision.getMatch().getMsisdn(),
                matchedMs - BEFORE_MS,
                Math.max(matchedMs, decision.getDecidedMs()) + 1,
                envelope -> {
                    last.addLast(moment(envelope, proof.contains(envelope.id())));
                    if (last.size() > LONGEST) {
                        last.removeFirst();
                    }
                });
        return List.copyOf(last);
    }

    private static Result.Moment moment(Envelope envelope, boolean proof) {
        try {
            Event event = Wire.of(Event.class).decode(envelope.avro());
            return new Result.Moment(iso(event.getHappenedMs()), event.getKind().name(), what(event), proof);
        } catch (UndecodableRecord e) {
            throw new IllegalStateException("an event was decoded when it was archived", e);
        }
    }

    private static String what(Event event) {
        return String.join(
                ", ",
                Stream.of(
                                event.getCall() == null
                                        ? null
                                        : String.valueOf(event.getCall().getDirection()),
                                event.getCounterpart() == null ? null : with(event.getCounterpart()),
                                event.getCall() == null || event.getCall().getDurationS() == null
                                        ? null
                                        : event.getCall().getDurationS() + " s",
                                event.getLocation() == null
                                        ? null
                                        : event.getLocation().getId(),
                                event.getDevice() == null || event.getDevice().getTac() == null
                                        ? null
                                        : "TAC " + event.getDevice().getTac(),
                                event.getCustomKind())
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** A service has a name; a person has none here. */
    private static String with(Counterpart counterpart) {
        return counterpart.getNumberClass() == NumberClass.SERVICE
                ? "with " + counterpart.getDigits()
                : "with " + counterpart.getNumberClass();
    }

    private static String iso(long timeMs) {
        return Instant.ofEpochMilli(timeMs).toString();
    }
}
