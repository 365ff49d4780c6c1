package org.opportune.simulators.country.truth;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.opportune.simulators.country.world.Contacts.Ending;
import org.opportune.simulators.country.world.Contacts.Kind;
import org.opportune.simulators.country.world.Days;
import org.opportune.simulators.country.world.Habits;
import org.opportune.simulators.country.world.Life;
import org.opportune.simulators.country.world.Numbers;
import org.opportune.simulators.country.world.Talk;
import org.opportune.simulators.country.world.Tariff;

/** What is said of somebody's calls, messages and data on one day. */
final class Spoken {
    /** A message takes no time; it is said of the second in which it was sent. */
    private static final long SECOND = 1_000;

    private static final class Round {
        long fromMs = Long.MAX_VALUE;
        long toMs;
        long messages;
        final Set<Long> people = new HashSet<>();
    }

    private final Map<Integer, Round> rounds = new TreeMap<>();

    void day(Life life, Ledger ledger) {
        rounds.clear();
        long first = Days.startMs(life.day()) / Days.HOUR;
        for (long hour = first; hour < first + 24; hour++) {
            Talk talk = life.talk(hour);
            for (int i = 0; i < talk.size(); i++) {
                say(life, talk, i, ledger);
            }
        }
        rounds.values().forEach(round -> put(round, ledger));
        long joinsMs = life.person().joinsMs();
        if (Days.dayOf(joinsMs) == life.day()) {
            ledger.put(Predicate.JOINED, joinsMs, Days.startMs(life.day() + 1), Map.of());
        }
    }

    private void say(Life life, Talk talk, int i, Ledger ledger) {
        switch (talk.kind(i)) {
            case CALL -> {
                if (Numbers.service(talk.number(i))) {
                    called(life.person().habits(), talk, i, ledger);
                } else {
                    phoned(life.person().habits(), talk, i, ledger);
                }
            }
            case SMS, MMS -> wrote(talk, i, ledger);
            case WEB ->
                put(
                        Predicate.SURFED,
                        talk,
                        i,
                        ledger,
                        Map.of("about", talk.topic(i).word(), "octets", talk.octets(i)));
            case DOWNLOAD ->
                put(Predicate.FETCHED, talk, i, ledger, Map.of("octets", talk.octets(i), "hour", hour(talk.endMs(i))));
            case SERVICE ->
                ledger.put(
                        Predicate.USED,
                        talk.startMs(i),
                        talk.startMs(i) + SECOND,
                        Map.of("service", talk.topic(i).word()));
            case DATA -> {}
        }
    }

    private static void called(Habits habits, Talk talk, int i, Ledger ledger) {
        put(
                Predicate.CALLED,
                talk,
                i,
                ledger,
                Map.of(
                        "service", String.valueOf(talk.number(i)),
                        "line", Numbers.line(talk.number(i)),
                        "direction", direction(talk, i),
                        "answered", talk.ending(i) == Ending.ANSWERED,
                        "toneOff", toneOff(habits)));
    }

    private static void phoned(Habits habits, Talk talk, int i, Ledger ledger) {
        boolean far = Numbers.far(talk.number(i));
        Map<String, Object> details = new HashMap<>();
        details.put("direction", direction(talk, i));
        details.put("answered", talk.ending(i) == Ending.ANSWERED);
        details.put("range", far ? "far" : "near");
        if (far) {
            details.put("region", (long) Numbers.region(talk.number(i)));
        }
        details.put("saving", talk.saving(i));
        details.put("heard", talk.heard(i).name().toLowerCase(Locale.ROOT));
        details.put("toneOff", toneOff(habits));
        details.put("hour", hour(talk.endMs(i)));
        details.put("cheap", Tariff.cheap(talk.endMs(i)));
        details.put("toChange", Tariff.minutesToChange(talk.endMs(i)));
        put(Predicate.PHONED, talk, i, ledger, details);
    }

    private void wrote(Talk talk, int i, Ledger ledger) {
        long at = talk.startMs(i);
        String kind = talk.kind(i).name().toLowerCase(Locale.ROOT);
        ledger.put(Predicate.WROTE, at, at + SECOND, Map.of("kind", kind, "direction", direction(talk, i)));
        if (talk.kind(i) == Kind.SMS && talk.round(i) > 0 && talk.outgoing(i)) {
            Round round = rounds.computeIfAbsent(talk.round(i), r -> new Round());
            round.fromMs = Math.min(round.fromMs, at);
            round.toMs = Math.max(round.toMs, at + SECOND);
            round.messages++;
            round.people.add(talk.number(i));
        }
    }

    private static void put(Round round, Ledger ledger) {
        ledger.put(
                Predicate.ROUND,
                round.fromMs,
                round.toMs,
                Map.of(
                        "people", (long) round.people.size(),
                        "messages", round.messages,
                        "minute", (long) Days.localMinute(round.fromMs)));
    }

    private static boolean toneOff(Habits habits) {
        return habits.tone() == Habits.OwnTone.SWITCHED_OFF;
    }

    private static long hour(long timeMs) {
        return Days.localMinute(timeMs) / 60;
    }

    private static String direction(Talk talk, int i) {
        return talk.outgoing(i) ? "originating" : "terminating";
    }

    private static void put(Predicate what, Talk talk, int i, Ledger ledger, Map<String, Object> details) {
        ledger.put(what, talk.startMs(i), Math.max(talk.endMs(i), talk.startMs(i) + SECOND), details);
    }
}
