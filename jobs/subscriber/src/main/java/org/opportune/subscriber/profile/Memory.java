package org.opportune.subscriber.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.event.Device;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.Location;
import org.opportune.schemas.event.LocationKind;
import org.opportune.schemas.fact.Attribute;
import org.opportune.schemas.fact.Channel;
import org.opportune.schemas.fact.Consent;
import org.opportune.schemas.fact.DataCategory;
import org.opportune.schemas.fact.Erasure;
import org.opportune.schemas.fact.Holding;
import org.opportune.schemas.fact.ListEntry;
import org.opportune.schemas.fact.ListName;
import org.opportune.schemas.fact.Outcome;
import org.opportune.schemas.fact.Purpose;
import org.opportune.schemas.fact.Scope;
import org.opportune.schemas.fact.Tag;
import org.opportune.schemas.profile.AttributeState;
import org.opportune.schemas.profile.ColdProfile;

/**
 * Station <em>remember</em>: event to profile. Every rule keeps the later statement, so a late or repeated event
 * leaves the same profile in whatever order it comes.
 */
public final class Memory {
    /** The word that withdraws consent (FIL-10, PRV-17). */
    public static final String STOP = "STOP";

    /** Status of a price plan that no longer counts. */
    private static final String ENDED = "ended";

    private static final int FACT_IDS_KEPT = 64;

    private Memory() {}

    /** False if this fact was applied before; else it counts as applied from now on. */
    public static boolean addFactId(ColdProfile cold, long idLow) {
        List<Long> ids = cold.getFactIds();
        if (ids.contains(idLow)) {
            return false;
        }
        ids.add(idLow);
        if (ids.size() > FACT_IDS_KEPT) {
            ids.remove(0);
        }
        return true;
    }

    /** What a moment tells about place and handset. */
    public static void moment(HotProfile hot, Event event) {
        Location location = event.getLocation();
        if (location != null) {
            hot.seenAt(location.getId(), location.getKind() == LocationKind.CELL, event.getHappenedMs());
        }
        Device device = event.getDevice();
        if (device != null && device.getTac() != null) {
            hot.tac = hot.tac.updated(device.getTac(), event.getHappenedMs());
        }
    }

    /** True if the subscriber just said STOP. */
    public static boolean isStop(Event event) {
        return event.getKind() == EventKind.REPLY
                && event.getMessage() != null
                && STOP.equals(event.getMessage().getKeyword());
    }

    /** A STOP withdraws marketing consent for every data user and channel: the widest reading protects most. */
    public static void stop(ColdProfile cold, Event reply) {
        Consent withdrawn =
                new Consent(false, Purpose.MARKETING, Channel.ANY, DataCategory.ANY, null, null, "reply STOP");
        new ConsentBook(cold).state(withdrawn, reply.getHappenedMs());
    }

    /** What a fact tells. */
    public static void fact(HotProfile hot, ColdProfile cold, Event event) {
        long happenedMs = event.getHappenedMs();
        Object fact = event.getFact();
        if (fact instanceof Consent consent) {
            new ConsentBook(cold).state(consent, happenedMs);
        } else if (fact instanceof ListEntry entry) {
            new ListBook(cold).state(entry, happenedMs);
        } else if (fact instanceof Tag tag) {
            hot.tag(tag, happenedMs);
        } else if (fact instanceof Attribute attribute) {
            attribute(hot, cold, attribute, happenedMs);
        } else if (fact instanceof Holding plan && event.getKind() == EventKind.PRICE_PLAN) {
            // Which one comes after a plan that ended is another statement, perhaps one that came before.
            hot.tariff =
                    ENDED.equals(plan.getStatus()) ? hot.tariff : hot.tariff.updated(plan.getProduct(), happenedMs);
        } else if (fact instanceof Outcome outcome) {
            new ContactLedger(cold).outcome(outcome);
        } else if (fact instanceof Erasure erasure) {
            // Of one data user or project: there are no local profiles yet, so what is due is never to speak again.
            suppress(cold, erasure.getDataUser(), happenedMs);
        }
    }

    private static void attribute(HotProfile hot, ColdProfile cold, Attribute attribute, long happenedMs) {
        String value = attribute.getValue();
        switch (attribute.getName()) {
            case "language" -> hot.language = hot.language.updated(value, happenedMs);
            case "zone" -> hot.zone = hot.zone.updated(value, happenedMs);
            default -> {
                AttributeState known = cold.getAttributes().get(attribute.getName());
                if (known == null || happenedMs >= known.getHappenedMs()) {
                    cold.getAttributes().put(attribute.getName(), new AttributeState(value, happenedMs));
                }
            }
        }
    }

    /** True if nothing of the profile passes to whoever has the number from now on (PRO-47, PRV-32). */
    public static boolean closesTenancy(Event event) {
        return switch (event.getKind()) {
            case TERMINATION, OWNERSHIP_TRANSFER -> true;
            // One that does not say how far it reaches, reaches as far as it can.
            case ERASURE -> !(event.getFact() instanceof Erasure erasure) || erasure.getScope() == Scope.ALL;
            default -> false;
        };
    }

    /**
     * What stays after an erasure: an entry that keeps the subscriber from being spoken to.
     *
     * @param dataUser who may not speak any more, null = nobody may
     */
    public static void suppress(ColdProfile cold, @Nullable String dataUser, long happenedMs) {
        new ListBook(cold).state(new ListEntry(ListName.SUPPRESSION, true, Channel.ANY, dataUser), happenedMs);
    }
}
