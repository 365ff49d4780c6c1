package org.opportune.simulators.country.observation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opportune.schemas.EventIds;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.IdentityKind;
import org.opportune.schemas.fact.Attribute;
import org.opportune.schemas.fact.Channel;
import org.opportune.schemas.fact.Consent;
import org.opportune.schemas.fact.DataCategory;
import org.opportune.schemas.fact.Purpose;
import org.opportune.schemas.fact.Tag;
import org.opportune.simulators.country.world.Habits;
import org.opportune.simulators.country.world.Life;
import org.opportune.simulators.country.world.Person;
import org.opportune.simulators.country.world.Wishes;
import org.opportune.simulators.country.world.World;

/** What the business knows of everybody when the world begins. */
public final class Facts {
    private Facts() {}

    /** Consent, language and zone, all known at the world's first moment; by person. */
    public static Stream<Event> of(World world) {
        Life life = world.life();
        return IntStream.range(0, world.people()).boxed().flatMap(person -> {
            life.become(person);
            return life.person().joinsMs() > world.startMs()
                    ? Stream.of()
                    : of(world.startMs(), life.person()).stream();
        });
    }

    private static List<Event> of(long atMs, Person somebody) {
        int person = somebody.index();
        Wishes wishes = somebody.wishes();
        List<Event> facts = new ArrayList<>(4);
        if (wishes.language() != null) {
            facts.add(
                    fact(atMs, person, EventKind.ATTRIBUTE, "language", new Attribute("language", wishes.language())));
        }
        if (wishes.zone() != null) {
            facts.add(fact(atMs, person, EventKind.ATTRIBUTE, "zone", new Attribute("zone", wishes.zone())));
        }
        switch (wishes.answer()) {
            case YES -> facts.add(fact(atMs, person, EventKind.CONSENT, "consent", consent(true, Channel.ANY)));
            case YES_BY_SMS -> facts.add(fact(atMs, person, EventKind.CONSENT, "consent", consent(true, Channel.SMS)));
            case NO -> facts.add(fact(atMs, person, EventKind.CONSENT, "consent", consent(false, Channel.ANY)));
            case NEVER_ASKED -> {}
        }
        tags(somebody.habits())
                .forEach(tag ->
                        facts.add(fact(atMs, person, EventKind.TAG, "tag:" + tag, new Tag(tag, true, null, null))));
        return facts;
    }

    /** What analysts have found out. */
    private static List<String> tags(Habits habits) {
        List<String> tags = new ArrayList<>(3);
        switch (habits.tone()) {
            case PLAYING -> tags.add("ring-back-tone");
            case SWITCHED_OFF -> tags.add("ring-back-tone-off");
            case NONE -> {}
        }
        if (habits.webUser()) {
            tags.add("web-user");
        }
        if (habits.student()) {
            tags.add("student");
        }
        return tags;
    }

    static Consent consent(boolean granted, Channel channel) {
        return new Consent(granted, Purpose.MARKETING, channel, DataCategory.ANY, null, "2026-1", null);
    }

    private static Event fact(long atMs, int person, EventKind kind, String name, Object fact) {
        return Event.newBuilder()
                .setId(new EventId(EventIds.event(Feed.CRM.source(), person + ":" + name)))
                .setSource(Feed.CRM.source())
                .setMsisdn(World.msisdn(person, 0))
                .setKind(kind)
                .setHappenedMs(atMs)
                .setKnownMs(atMs)
                .setIdentityKind(IdentityKind.ACCOUNT)
                .setFact(fact)
                .build();
    }
}
