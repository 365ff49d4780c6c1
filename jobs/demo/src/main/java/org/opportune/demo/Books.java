package org.opportune.demo;

import java.io.PrintStream;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.opportune.kafka.Topic;
import org.opportune.pipeline.stream.Arrival;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.Masked;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.deadletter.DeadLetter;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.decision.DecisionKind;
import org.opportune.schemas.decision.RefusalReason;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.Unapplied;
import org.opportune.schemas.event.UnappliedReason;
import org.opportune.schemas.fact.Outcome;
import org.opportune.schemas.fact.OutcomeStatus;
import org.opportune.schemas.ledger.LedgerEntry;
import org.opportune.schemas.outcome.DeliveryResult;

/**
 * What the topics say happened, each thing once however often it was written: topics are at-least-once, the balance is
 * not. Only events not applied are counted as written: a restart of the job may tell of one again. Prints as it enters. Thread-safe.
 */
final class Books {
    private final PrintStream out;
    private final boolean quiet;
    private final Wire<Event> events = Wire.of(Event.class);
    private final Wire<Action> actions = Wire.of(Action.class);
    private final Wire<Decision> decisions = Wire.of(Decision.class);
    private final Wire<Unapplied> unapplied = Wire.of(Unapplied.class);
    private final Wire<DeadLetter> deadLetterWire = Wire.of(DeadLetter.class);
    private final Wire<LedgerEntry> ledger = Wire.of(LedgerEntry.class);

    private long eventRecords;
    private long undecodable;
    private long deadLetters;
    private long otherDeadLetters;
    private final Set<String> deadLetterPlaces = new HashSet<>();
    private final Set<String> eventTopics;
    private final Map<UnappliedReason, Long> notApplied = new EnumMap<>(UnappliedReason.class);
    private final Set<String> decided = new HashSet<>();
    private long actionDecisions;
    private final Map<RefusalReason, Long> refusals = new EnumMap<>(RefusalReason.class);
    private final Map<String, Action> actionsById = new HashMap<>();
    private final Map<String, OutcomeStatus> resultById = new HashMap<>();
    private final Map<OutcomeStatus, Long> resultCounts = new EnumMap<>(OutcomeStatus.class);
    private final Set<String> messageIds = new HashSet<>();
    private long segmentsInDoubt;
    private final Set<String> receipts = new HashSet<>();
    private final Map<String, Long> replies = new TreeMap<>();
    private long entries;

    /**
     * Empty books.
     *
     * @param eventTopics full names of the topics of events
     */
    Books(PrintStream out, boolean quiet, Set<String> eventTopics) {
        this.eventTopics = Set.copyOf(eventTopics);
        this.out = out;
        this.quiet = quiet;
    }

    /** Enters one record of a topic. Ticks are no events and are passed over. */
    synchronized void enter(Topic topic, byte[] value) {
        try {
            switch (topic) {
                case MOMENTS, FACTS -> event(topic, value);
                case ACTIONS -> action(actions.decode(value));
                case DECISIONS -> decision(decisions.decode(value));
                case UNAPPLIED -> {
                    entries++;
                    notApplied.merge(unapplied.decode(value).getReason(), 1L, Long::sum);
                }
                case LEDGER -> ledger(ledger.decode(value));
                case DEAD_LETTERS -> deadLetter(deadLetterWire.decode(value));
                case CONTROL, CONTROL_LOG, INBOX -> throw new IllegalArgumentException("not followed: topic=" + topic);
            }
        } catch (UndecodableRecord e) {
            throw new IllegalStateException("The jobs wrote what nobody can read: topic=" + topic, e);
        }
    }

    /** Of events; what of control or of the inbox cannot be read is counted beside. */
    private void deadLetter(DeadLetter letter) {
        entries++;
        String place = letter.getTopic() + "-" + letter.getPartition() + "-" + letter.getOffset();
        boolean ofEvents = eventTopics.contains(letter.getTopic());
        if (deadLetterPlaces.add(place)) {
            deadLetters += ofEvents ? 1 : 0;
            otherDeadLetters += ofEvents ? 0 : 1;
        }
    }

    private void event(Topic topic, byte[] value) throws UndecodableRecord {
        Arrival arrival = Arrival.read(topic.shortName(), 0, 0, value);
        if (arrival.tick() != null) {
            return;
        }
        entries++;
        eventRecords++;
        Envelope envelope = arrival.event();
        if (envelope == null) {
            undecodable++;
        } else if (envelope.kind() == EventKind.REPLY) {
            reply(events.decode(value));
        } else if (envelope.kind() == EventKind.OUTCOME) {
            outcome(events.decode(value));
        }
    }

    private void reply(Event reply) {
        String keyword = reply.getMessage() == null
                ? ""
                : String.valueOf(reply.getMessage().getKeyword());
        replies.merge(keyword, 1L, Long::sum);
        say("reply    %s says %s".formatted(Masked.msisdn(reply.getMsisdn()), keyword), reply.getHappenedMs());
    }

    private void outcome(Event event) {
        if (event.getFact() instanceof Outcome outcome
                && (outcome.getStatus() == OutcomeStatus.DELIVERED || outcome.getStatus() == OutcomeStatus.FAILED)) {
            receipts.add(outcome.getActionId() + outcome.getStatus());
            say(
                    "receipt  %s %s %s"
                            .formatted(
                                    Masked.msisdn(event.getMsisdn()),
                                    outcome.getCampaign(),
                                    lower(outcome.getStatus())),
                    event.getHappenedMs());
        }
    }

    private void action(Action action) {
        entries++;
        if (actionsById.put(action.getId(), action) == null) {
            say(
                    "push     %s %s %s \"%s\""
                            .formatted(
                                    Masked.msisdn(action.getMsisdn()),
                                    action.getScenario(),
                                    action.getCampaign(),
                                    action.getText()),
                    action.getDecidedMs());
        }
    }

    private void decision(Decision decision) {
        entries++;
        if (!decided.add(decision.getMatch().getId() + "/" + decision.getCampaign())) {
            return;
        }
        if (decision.getKind() == DecisionKind.ACTION) {
            actionDecisions++;
            return;
        }
        refusals.merge(decision.getReason(), 1L, Long::sum);
        say(
                "refused  %s %s %s %s"
                        .formatted(
                                Masked.msisdn(decision.getMatch().getMsisdn()),
                                decision.getMatch().getScenario(),
                                decision.getCampaign() == null ? "-" : decision.getCampaign(),
                                decision.getReason()),
                decision.getDecidedMs());
    }

    private void ledger(LedgerEntry entry) {
        if (entry.getSaid() instanceof DeliveryResult result) {
            result(result);
        }
    }

    /** Of two results of one action the first counts. */
    private void result(DeliveryResult result) {
        entries++;
        if (resultById.putIfAbsent(result.getActionId(), result.getStatus()) == null) {
            resultCounts.merge(result.getStatus(), 1L, Long::sum);
            messageIds.addAll(result.getMessageIds());
            if (result.getStatus() == OutcomeStatus.UNKNOWN) {
                segmentsInDoubt += result.getSegments() - result.getMessageIds().size();
            }
            say(
                    "%-8s %s %s"
                            .formatted(
                                    lower(result.getStatus()), Masked.msisdn(result.getMsisdn()), result.getCampaign()),
                    result.getAtMs());
        }
    }

    private void say(String line, long scenarioMs) {
        if (!quiet) {
            out.println(Instant.ofEpochMilli(scenarioMs / 1000 * 1000) + "  " + line);
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** What the books say now. */
    synchronized Page page() {
        return new Page(
                eventRecords,
                undecodable,
                deadLetters,
                otherDeadLetters,
                notApplied.getOrDefault(UnappliedReason.LATE, 0L),
                notApplied.getOrDefault(UnappliedReason.DUPLICATE, 0L),
                decided.size(),
                actionDecisions,
                new EnumMap<>(refusals),
                actionsById.size(),
                new EnumMap<>(resultCounts),
                Set.copyOf(messageIds),
                segmentsInDoubt,
                receipts.size(),
                new TreeMap<>(replies),
                entries);
    }

    /**
     * A balance of the books.
     *
     * @param messageIds of segments the SMSC confirmed to us
     * @param segmentsInDoubt of actions with an unknown result: the SMSC may have each or not
     * @param entries changes whenever anything was entered
     */
    record Page(
            long events,
            long undecodable,
            long deadLetters,
            long otherDeadLetters,
            long late,
            long duplicate,
            long decisions,
            long actionDecisions,
            Map<RefusalReason, Long> refusals,
            long actions,
            Map<OutcomeStatus, Long> results,
            Set<String> messageIds,
            long segmentsInDoubt,
            long receipts,
            Map<String, Long> replies,
            long entries) {

        long refused() {
            return refusals.values().stream().mapToLong(Long::longValue).sum();
        }

        long result(OutcomeStatus status) {
            return results.getOrDefault(status, 0L);
        }

        long resulted() {
            return results.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
