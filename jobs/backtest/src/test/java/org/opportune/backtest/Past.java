package org.opportune.backtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.opportune.archive.sealed.ArchiveWriter;
import org.opportune.schemas.EventIds;
import org.opportune.schemas.Wire;
import org.opportune.schemas.event.Call;
import org.opportune.schemas.event.Counterpart;
import org.opportune.schemas.event.Direction;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.IdentityKind;
import org.opportune.schemas.event.NumberClass;
import org.opportune.schemas.fact.Channel;
import org.opportune.schemas.fact.Consent;
import org.opportune.schemas.fact.DataCategory;
import org.opportune.schemas.fact.Purpose;

/** Two days of calls of forty people, some of them to a service line, and what is known of half of the people. */
final class Past {
    static final long START = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
    static final int PEOPLE = 40;
    static final int CALLS = 600;
    private static final long MINUTE = 60_000;
    private static final Wire<Event> WIRE = Wire.of(Event.class);

    static final Map<String, String> DEFINITIONS = Map.of(
            "caller.yaml", """
                    scenario: service-caller
                    title: Who calls the service line
                    steps:
                      - on: CALL_ENDED
                        as: call
                        where: event.counterpart == "10086" && event.direction == "ORIGINATING"
                    """,
            "offer.yaml", """
                    campaign: offer
                    scenario: service-caller
                    data-user: own
                    purpose: marketing
                    channel: sms
                    sender: "10086"
                    valid-for: 2h
                    texts: {en: Thank you for calling. Reply STOP to end messages.}
                    default-language: en
                    limits: {cool-down: 4h}
                    """,
            "house.yaml", """
                    policy: house
                    zone: UTC
                    quiet-hours: {from: "22:00", until: "06:00", spread: 30m, purposes: [marketing]}
                    frequency-caps:
                      - {times: 20, in: 1d, purposes: [marketing]}
                    """);

    private Past() {}

    static long msisdn(int person) {
        return 999_000_000_000L + person;
    }

    /** Minutes of the calls are spread evenly; every third goes to the service line. */
    static long callMs(int call) {
        return START + call * 2880L / CALLS * MINUTE + call;
    }

    static boolean isToService(int call) {
        return call % 3 == 0;
    }

    static int caller(int call) {
        return call * 7 % PEOPLE;
    }

    static Path archive(Path folder, boolean facts) throws IOException {
        Path archive = folder.resolve(facts ? "known" : "unknown");
        try (ArchiveWriter writer = ArchiveWriter.create(archive, "test")) {
            writer.feed("calls");
            for (int call = 0; call < CALLS; call++) {
                add(writer, call(call));
            }
            for (int person = 0; facts && person < PEOPLE; person += 2) {
                add(writer, consent(person));
            }
            writer.seal();
        }
        return archive;
    }

    static Path definitions(Path folder) throws IOException {
        Path definitions = Files.createDirectories(folder.resolve("definitions"));
        for (Map.Entry<String, String> file : DEFINITIONS.entrySet()) {
            Files.writeString(definitions.resolve(file.getKey()), file.getValue());
        }
        return definitions;
    }

    static void add(ArchiveWriter writer, Event event) throws IOException {
        writer.add(ArchiveWriter.onTime(event, WIRE.encode(event)));
    }

    private static Event.Builder event(String key, long msisdn, EventKind kind, long timeMs) {
        return Event.newBuilder()
                .setId(new EventId(EventIds.event("calls", key)))
                .setSource("calls")
                .setMsisdn(msisdn)
                .setKind(kind)
                .setHappenedMs(timeMs)
                .setKnownMs(timeMs)
                .setIdentityKind(IdentityKind.MSISDN);
    }

    private static Event call(int call) {
        return call("call" + call, msisdn(caller(call)), callMs(call), isToService(call));
    }

    /** A call that somebody made, of a minute. */
    static Event call(String key, long msisdn, long timeMs, boolean toService) {
        Counterpart with = toService
                ? new Counterpart("10086", -1, -1, NumberClass.SERVICE, null)
                : new Counterpart("13800000000", -1, -1, NumberClass.SUBSCRIBER, null);
        return event(key, msisdn, EventKind.CALL_ENDED, timeMs)
                .setCounterpart(with)
                .setCall(new Call(Direction.ORIGINATING, 60L, null))
                .build();
    }

    private static Event consent(int person) {
        return event("consent" + person, msisdn(person), EventKind.CONSENT, START)
                .setFact(new Consent(true, Purpose.MARKETING, Channel.ANY, DataCategory.ANY, null, "1", null))
                .build();
    }
}
