package org.opportune.demo;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.kafka.Topic;
import org.opportune.schemas.Wire;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.deadletter.DeadLetter;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.decision.DecisionKind;
import org.opportune.schemas.decision.RefusalReason;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.Unapplied;
import org.opportune.schemas.event.UnappliedReason;
import org.opportune.schemas.fact.Channel;
import org.opportune.schemas.fact.OutcomeStatus;
import org.opportune.schemas.fact.Purpose;
import org.opportune.schemas.ledger.LedgerEntry;
import org.opportune.schemas.match.Match;
import org.opportune.schemas.match.MatchId;
import org.opportune.schemas.outcome.DeliveryResult;

/** Books into which a test writes what the jobs would write into topics. */
final class Written {
    private static final long MSISDN = 999_000_000_001L;

    private final Books books = new Books(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), false, Set.of("moments"));

    Books.Page page() {
        return books.page();
    }

    Written event(int id) {
        Event event = Event.newBuilder()
                .setId(new EventId(sixteen(id)))
                .setSource("test")
                .setMsisdn(MSISDN)
                .setKind(EventKind.CALL_ENDED)
                .setHappenedMs(id)
                .setKnownMs(id)
                .build();
        books.enter(Topic.MOMENTS, Wire.of(Event.class).encode(event));
        return this;
    }

    Written garbage() {
        books.enter(Topic.MOMENTS, new byte[] {1, 2, 3});
        return this;
    }

    Written deadLetter() {
        ByteBuffer raw = ByteBuffer.wrap(new byte[] {1, 2, 3});
        books.enter(
                Topic.DEAD_LETTERS, Wire.of(DeadLetter.class).encode(new DeadLetter("moments", 0, 7L, "garbage", raw)));
        return this;
    }

    Written unapplied(int id, UnappliedReason reason) {
        Unapplied unapplied =
                new Unapplied(new EventId(sixteen(id)), MSISDN, EventKind.CALL_ENDED, reason, (long) id, (long) id);
        books.enter(Topic.UNAPPLIED, Wire.of(Unapplied.class).encode(unapplied));
        return this;
    }

    Written decidedFor(int match, String campaign) {
        return decision(match, campaign, null);
    }

    Written refused(int match, String campaign, RefusalReason reason) {
        return decision(match, campaign, reason);
    }

    private Written decision(int match, String campaign, @Nullable RefusalReason reason) {
        Decision decision = Decision.newBuilder()
                .setKind(reason == null ? DecisionKind.ACTION : DecisionKind.REFUSAL)
                .setMatch(new Match(new MatchId(sixteen(match)), "scenario", "print", MSISDN, (long) match, List.of()))
                .setCampaign(campaign)
                .setDecidedMs(match)
                .setReason(reason)
                .build();
        books.enter(Topic.DECISIONS, Wire.of(Decision.class).encode(decision));
        return this;
    }

    Written action(String id) {
        Action action = Action.newBuilder()
                .setId(id)
                .setMsisdn(MSISDN)
                .setCampaign("campaign")
                .setScenario("scenario")
                .setDataUser("own")
                .setPurpose(Purpose.MARKETING)
                .setChannel(Channel.SMS)
                .setSender("10086")
                .setText("text")
                .setDecidedMs(1)
                .setValidUntilMs(2)
                .build();
        books.enter(Topic.ACTIONS, Wire.of(Action.class).encode(action));
        return this;
    }

    /** @param messageIds of the segments that were confirmed */
    Written result(String action, OutcomeStatus status, int segments, String... messageIds) {
        DeliveryResult result = DeliveryResult.newBuilder()
                .setActionId(action)
                .setMsisdn(MSISDN)
                .setCampaign("campaign")
                .setStatus(status)
                .setMessageIds(List.of(messageIds))
                .setSegments(segments)
                .setAtMs(1)
                .build();
        books.enter(Topic.LEDGER, Wire.of(LedgerEntry.class).encode(new LedgerEntry(1L, 1L, result)));
        return this;
    }

    private static byte[] sixteen(int id) {
        return ByteBuffer.allocate(16).putInt(id).array();
    }
}
