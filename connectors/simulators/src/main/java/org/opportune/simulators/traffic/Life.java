package org.opportune.simulators.traffic;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.opportune.schemas.event.Counterpart;
import org.opportune.schemas.event.Direction;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.fact.Attribute;
import org.opportune.schemas.fact.Channel;
import org.opportune.schemas.fact.Consent;
import org.opportune.schemas.fact.DataCategory;
import org.opportune.schemas.fact.ListEntry;
import org.opportune.schemas.fact.ListName;
import org.opportune.schemas.fact.Purpose;
import org.opportune.schemas.fact.Tag;

/** One person's day: what the business knows, the way between home and work, the airport, calls and messages. */
final class Life {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    private final Person person;
    private final Random random;
    private final long startMs;
    private final long endMs;
    private final Diary diary;

    Life(Person person, Random random, long startMs, long endMs) {
        this.person = person;
        this.random = random;
        this.startMs = startMs;
        this.endMs = endMs;
        this.diary = new Diary(person);
    }

    List<Event> live(List<Cast.Dialled> hotlineCalls, List<Long> friends) {
        facts();
        wander();
        person.visits().forEach(this::visit);
        for (Cast.Dialled call : hotlineCalls) {
            diary.call(
                    call.timeMs(),
                    cellAt(call.timeMs()),
                    Direction.ORIGINATING,
                    Diary.service(call.digits()),
                    2 + random.nextInt(6),
                    30 + random.nextInt(400));
        }
        talk(friends);
        return diary.events().stream().filter(e -> e.getHappenedMs() < endMs).toList();
    }

    private void facts() {
        long at = startMs + 1_000 + random.nextInt(240_000);
        if (person.language() != null) {
            diary.fact(EventKind.ATTRIBUTE, at, new Attribute("language", person.language()));
        }
        if (person.zone() != null) {
            diary.fact(EventKind.ATTRIBUTE, at + 1, new Attribute("zone", person.zone()));
        }
        for (String tag : person.tags()) {
            diary.fact(EventKind.TAG, at + 2, new Tag(tag, true, 0.9, null));
        }
        if (person.listed()) {
            diary.fact(EventKind.LIST_MEMBERSHIP, at + 3, new ListEntry(ListName.BLACK, true, Channel.ANY, null));
        }
        switch (person.consent()) {
            case YES -> consent(at + 4, true, Channel.ANY);
            case YES_BY_SMS_ONLY -> consent(at + 4, true, Channel.SMS);
            case MMS_ONLY -> consent(at + 4, true, Channel.MMS);
            case NO -> consent(at + 4, false, Channel.ANY);
            case NEVER_ASKED -> {}
            case YES_THEN_NO -> {
                consent(at + 4, true, Channel.ANY);
                consent(startMs + 3 * HOUR + random.nextInt(8 * 60) * MINUTE, false, Channel.ANY);
            }
        }
    }

    private void consent(long timeMs, boolean granted, Channel channel) {
        Consent consent = new Consent(granted, Purpose.MARKETING, channel, DataCategory.ANY, null, "2026-1", null);
        diary.fact(EventKind.CONSENT, timeMs, consent);
    }

    /** Location updates: when the area changes, and every hour or two without a reason (TS 24.008 4.4.2). */
    private void wander() {
        long at = startMs + 5 * MINUTE + random.nextInt(30) * MINUTE;
        String last = "";
        while (at < endMs) {
            String cell = cellAt(at);
            if (!nearAirport(at)) {
                if (!cell.equals(last) && !last.isEmpty()) {
                    diary.seen(EventKind.LOCATION_UPDATE, at - 4 * MINUTE, Cells.road(random.nextInt(30)));
                }
                diary.seen(EventKind.LOCATION_UPDATE, at + random.nextInt(1_000), cell);
                last = cell;
            }
            at += (25 + random.nextInt(70)) * MINUTE;
        }
    }

    private void visit(Visit visit) {
        int cell = random.nextInt(4);
        diary.seen(EventKind.LOCATION_UPDATE, visit.fromMs(), Cells.airport(cell));
        long at = visit.fromMs() + (4 + random.nextInt(9)) * MINUTE + random.nextInt(60_000);
        while (at < visit.toMs() - MINUTE) {
            diary.seen(
                    random.nextBoolean() ? EventKind.CELL_CHANGE : EventKind.LOCATION_UPDATE,
                    at,
                    Cells.airport(++cell));
            at += (6 + random.nextInt(14)) * MINUTE + random.nextInt(60_000);
        }
        switch (visit.end()) {
            case SEEN_ELSEWHERE -> {
                diary.seen(EventKind.LOCATION_UPDATE, visit.toMs(), Cells.road(random.nextInt(30)));
                diary.seen(EventKind.LOCATION_UPDATE, visit.toMs() + 9 * MINUTE, Cells.road(random.nextInt(30)));
            }
            case SWITCHED_OFF -> {
                diary.seen(EventKind.POWER_OFF, visit.toMs(), Cells.airport(cell));
                diary.seen(EventKind.POWER_ON, visit.toMs() + 3 * HOUR, person.homeCell());
            }
        }
    }

    private void talk(List<Long> friends) {
        int count = 1 + random.nextInt(9);
        for (int i = 0; i < count; i++) {
            long at = startMs + 10 * MINUTE + (long) (random.nextDouble() * (endMs - startMs - HOUR));
            if (!awake(at) || switchedOff(at)) {
                continue;
            }
            Counterpart friend = Diary.subscriber(friends.get(random.nextInt(friends.size())));
            Direction direction = random.nextBoolean() ? Direction.ORIGINATING : Direction.TERMINATING;
            String cell = cellAt(at);
            switch (random.nextInt(3)) {
                case 0 -> diary.call(at, cell, direction, friend, 3 + random.nextInt(15), 5 + random.nextInt(600));
                case 1 -> diary.missedCall(at, cell, direction, friend, 15 + random.nextInt(20));
                default -> diary.message(at, cell, direction, friend);
            }
        }
    }

    private String cellAt(long timeMs) {
        for (Visit visit : person.visits()) {
            if (visit.covers(timeMs)) {
                return Cells.airport((int) (timeMs % 4));
            }
        }
        int hour = hour(timeMs);
        return hour >= 9 && hour < 18 ? person.workCell() : person.homeCell();
    }

    private boolean nearAirport(long timeMs) {
        return person.visits().stream()
                        .anyMatch(v -> timeMs > v.fromMs() - 15 * MINUTE && timeMs < v.toMs() + 15 * MINUTE)
                || switchedOff(timeMs);
    }

    private boolean switchedOff(long timeMs) {
        return person.visits().stream()
                .anyMatch(v -> v.end() == Visit.End.SWITCHED_OFF
                        && timeMs > v.toMs() - 20 * MINUTE
                        && timeMs < v.toMs() + 3 * HOUR + 10 * MINUTE);
    }

    private static boolean awake(long timeMs) {
        int hour = hour(timeMs);
        return hour >= 7 && hour < 23;
    }

    private static int hour(long timeMs) {
        return Instant.ofEpochMilli(timeMs).atZone(DemoTraffic.LOCAL_ZONE).getHour();
    }
}
