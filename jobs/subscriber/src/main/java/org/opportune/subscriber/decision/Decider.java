package org.opportune.subscriber.decision;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opportune.engine.Recognition;
import org.opportune.model.Campaign;
import org.opportune.model.Policy;
import org.opportune.model.Scenario;
import org.opportune.model.Scenario.Status;
import org.opportune.schemas.EventIds;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.decision.DecisionKind;
import org.opportune.schemas.decision.RefusalReason;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.match.Match;
import org.opportune.schemas.match.MatchId;
import org.opportune.schemas.profile.Contact;
import org.opportune.schemas.profile.HeldDecision;
import org.opportune.subscriber.Definitions;
import org.opportune.subscriber.FeedLiveness;
import org.opportune.subscriber.StepOutput;
import org.opportune.subscriber.Subscriber;
import org.opportune.subscriber.policy.Permission;
import org.opportune.subscriber.policy.Request;
import org.opportune.subscriber.policy.Verdict;
import org.opportune.subscriber.profile.ContactLedger;
import org.opportune.subscriber.profile.HotProfile;

/** Station <em>decide</em>. One thread. */
public final class Decider {
    private final FeedLiveness feeds;

    public Decider(FeedLiveness feeds) {
        this.feeds = feeds;
    }

    /** One decision, now or after the night, for each campaign that listens to the scenario. */
    public void decide(Subscriber subscriber, Recognition recognition, Definitions definitions, StepOutput out) {
        Match match = match(subscriber, recognition);
        List<Campaign> campaigns = definitions.campaigns(recognition.scenario().id());
        out.matched(match, Math.max(1, campaigns.size()));
        if (campaigns.isEmpty()) {
            refuse(match, null, match.getMatchedMs(), RefusalReason.NO_CAMPAIGN, null, out);
        }
        boolean silent = silent(recognition, definitions.policy());
        for (Campaign campaign : campaigns) {
            if (silent) {
                refuse(match, campaign.id(), match.getMatchedMs(), RefusalReason.FEED_SILENT, null, out);
            } else {
                ask(subscriber, match, campaign, definitions, match.getMatchedMs(), out);
            }
        }
    }

    /** Takes the held decisions that are due at {@code nowMs} or before. */
    public void decideHeld(Subscriber subscriber, Definitions definitions, long nowMs, StepOutput out) {
        List<HeldDecision> due = new ArrayList<>();
        // A new list: those that Avro reads cannot remove while they are walked.
        List<HeldDecision> later = new ArrayList<>();
        for (HeldDecision h : subscriber.cold().getHeld()) {
            (h.getDueMs() <= nowMs ? due : later).add(h);
        }
        subscriber.cold().setHeld(later);
        subscriber.touchCold();
        for (HeldDecision h : due) {
            Campaign campaign = definitions.campaign(h.getCampaign());
            Match match = match(subscriber, h);
            boolean retired = campaign == null
                    || !campaign.scenario().equals(h.getScenario())
                    || definitions.scenario(h.getScenario()) == null;
            if (campaign == null || retired) {
                refuse(match, h.getCampaign(), nowMs, RefusalReason.CAMPAIGN_RETIRED, null, out);
            } else {
                ask(subscriber, match, campaign, definitions, nowMs, out);
            }
        }
        setHeldDue(subscriber);
    }

    /** Ends every held decision: the number has another holder, or the holder wants to be forgotten. */
    public void refuseHeld(Subscriber subscriber, long nowMs, StepOutput out) {
        if (subscriber.hot().heldDueMs() == HotProfile.NEVER) {
            return;
        }
        for (HeldDecision h : subscriber.cold().getHeld()) {
            refuse(match(subscriber, h), h.getCampaign(), nowMs, RefusalReason.TENANCY_CLOSED, null, out);
        }
    }

    private boolean silent(Recognition recognition, @Nullable Policy policy) {
        return policy != null
                && !recognition.absentKinds().isEmpty()
                && feeds.silent(
                        policy.feeds(), recognition.absentKinds(), recognition.absentFromMs(), recognition.matchedMs());
    }

    private static void ask(
            Subscriber subscriber,
            Match match,
            Campaign campaign,
            Definitions definitions,
            long nowMs,
            StepOutput out) {
        Scenario scenario = definitions.scenario(campaign.scenario());
        if (scenario == null || scenario.status() != Status.LIVE) {
            refuse(match, campaign.id(), nowMs, RefusalReason.SHADOW, null, out);
            return;
        }
        Verdict verdict = Permission.ask(new Request(
                campaign, match, subscriber, definitions.policy(), definitions.tables(), definitions.stops(), nowMs));
        RefusalReason reason = verdict.reason();
        Action action = verdict.action();
        if (reason != null) {
            refuse(match, campaign.id(), nowMs, reason, verdict.detail(), out);
        } else if (action != null) {
            act(subscriber, match, action, out);
        } else {
            hold(subscriber, match, campaign, verdict.holdUntilMs());
            out.held(match, campaign.id(), verdict.holdUntilMs());
        }
    }

    private static void act(Subscriber subscriber, Match match, Action action, StepOutput out) {
        new ContactLedger(subscriber.cold())
                .reserve(new Contact(
                        action.getId(), action.getCampaign(), action.getPurpose(), action.getDecidedMs(), null));
        subscriber.touchCold();
        out.decided(
                new Decision(
                        DecisionKind.ACTION,
                        match,
                        action.getCampaign(),
                        action.getDecidedMs(),
                        null,
                        action.getId(),
                        null),
                action);
    }

    private static void refuse(
            Match match,
            @Nullable String campaign,
            long nowMs,
            RefusalReason reason,
            @Nullable String detail,
            StepOutput out) {
        out.decided(new Decision(DecisionKind.REFUSAL, match, campaign, nowMs, reason, null, detail), null);
    }

    private static void hold(Subscriber subscriber, Match match, Campaign campaign, long dueMs) {
        List<ByteBuffer> evidence = match.getEvidence().stream()
                .map(id -> ByteBuffer.wrap(id.bytes()))
                .collect(Collectors.toCollection(ArrayList::new));
        subscriber
                .cold()
                .getHeld()
                .add(new HeldDecision(
                        campaign.id(),
                        match.getScenario(),
                        match.getFingerprint(),
                        ByteBuffer.wrap(match.getId().bytes()),
                        evidence,
                        match.getMatchedMs(),
                        dueMs));
        subscriber.touchCold();
        setHeldDue(subscriber);
    }

    private static void setHeldDue(Subscriber subscriber) {
        subscriber
                .hot()
                .heldDueMs(subscriber.cold().getHeld().stream()
                        .mapToLong(HeldDecision::getDueMs)
                        .min()
                        .orElse(HotProfile.NEVER));
        subscriber.touchHot();
    }

    private static Match match(Subscriber subscriber, Recognition recognition) {
        byte[][] parts = new byte[3 + recognition.evidence().size()][];
        parts[0] = EventIds.part(recognition.scenario().fingerprint());
        parts[1] = EventIds.part(subscriber.msisdn());
        parts[2] = EventIds.part(recognition.matchedMs());
        for (int i = 0; i < recognition.evidence().size(); i++) {
            parts[3 + i] = recognition.evidence().get(i).bytes();
        }
        return new Match(
                new MatchId(EventIds.hash(parts)),
                recognition.scenario().id(),
                recognition.scenario().fingerprint(),
                subscriber.msisdn(),
                recognition.matchedMs(),
                recognition.evidence());
    }

    private static Match match(Subscriber subscriber, HeldDecision held) {
        List<EventId> evidence =
                held.getEvidence().stream().map(id -> new EventId(octets(id))).toList();
        return new Match(
                new MatchId(octets(held.getMatchId())),
                held.getScenario(),
                held.getFingerprint(),
                subscriber.msisdn(),
                held.getMatchedMs(),
                evidence);
    }

    private static byte[] octets(ByteBuffer buffer) {
        byte[] octets = new byte[buffer.remaining()];
        buffer.duplicate().get(octets);
        return octets;
    }
}
