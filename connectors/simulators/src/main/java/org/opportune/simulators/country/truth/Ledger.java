package org.opportune.simulators.country.truth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.opportune.simulators.country.world.Days;

/** Statements about one person, day after day. Not thread-safe. */
final class Ledger {
    /** Of one handset, what the next one needs to know. */
    private static final Map<String, String> BEFORE = Map.of("tac", "tacBefore", "mms", "mmsBefore");

    private static final int WEEK = 7;

    private final int person;
    private final long joinsMs;
    private final java.util.function.Predicate<Truth> event;
    private final List<Truth> statements = new ArrayList<>();
    private final Map<Predicate, List<Integer>> latest = new HashMap<>();

    /**
     * A ledger without statements.
     *
     * @param joinsMs UTC ms; what ended before is not said of a customer
     * @param event true if something was on in a place meanwhile
     */
    Ledger(int person, long joinsMs, java.util.function.Predicate<Truth> event) {
        this.person = person;
        this.joinsMs = joinsMs;
        this.event = event;
    }

    /** Joins it to one that says the same and ends where it begins; what lasts no time is not said. */
    void put(Predicate what, long fromMs, long toMs, Map<String, Object> details) {
        if (toMs <= joinsMs) {
            return;
        }
        List<Integer> sameKind = latest.computeIfAbsent(what, w -> new ArrayList<>());
        for (int i = sameKind.size() - 1; i >= 0; i--) {
            Truth before = statements.get(sameKind.get(i));
            if (before.toMs() == fromMs && before.details().equals(details) && what.goesOn()) {
                statements.set(
                        sameKind.get(i), new Truth(person, before.msisdn(), what, before.fromMs(), toMs, details));
                return;
            }
        }
        if (toMs > fromMs) {
            sameKind.add(statements.size());
            statements.add(new Truth(person, 0, what, fromMs, toMs, details));
        }
    }

    /** Everything that holds at some time of a stretch, by its beginning, with numbers and what follows on what. */
    List<Truth> between(long fromMs, long toMs) {
        List<Truth> numbers = of(Predicate.NUMBER);
        return statements.stream()
                .map(t -> new Truth(person, numberAt(numbers, t.fromMs()), t.what(), t.fromMs(), t.toMs(), complete(t)))
                .filter(t -> t.toMs() > fromMs && t.fromMs() < toMs)
                .sorted(Comparator.comparingLong(Truth::fromMs).thenComparing(Truth::what))
                .toList();
    }

    private List<Truth> of(Predicate what) {
        return statements.stream()
                .filter(t -> t.what() == what)
                .sorted(Comparator.comparingLong(Truth::fromMs))
                .toList();
    }

    private static long numberAt(List<Truth> numbers, long timeMs) {
        return numbers.stream()
                .filter(n -> n.fromMs() <= timeMs && timeMs < n.toMs())
                .map(n -> Long.parseLong(
                        (String) Objects.requireNonNull(n.details().get("digits"))))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Object> complete(Truth statement) {
        return switch (statement.what()) {
            case CALLED -> withNext(statement);
            case HANDSET -> again(statement, withBefore(statement));
            case NUMBER -> withBefore(statement);
            case INSIDE -> withDays(statement);
            case PHONED -> withUnreturned(statement);
            case WROTE -> withHandset(statement);
            case WAITING, JOURNEY, RIDING, OFF, ABROAD, ROUND, SURFED, FETCHED, USED, JOINED -> statement.details();
        };
    }

    private Map<String, Object> withDays(Truth stay) {
        Map<String, Object> details = new HashMap<>(stay.details());
        details.put("days", days(stay, Days.dayOf(stay.fromMs())));
        details.put("daysAtEnd", days(stay, Days.dayOf(stay.toMs() - 1)));
        details.put("event", event.test(stay));
        details.put("minute", (long) Days.localMinute(stay.fromMs()));
        return details;
    }

    private long days(Truth stay, long today) {
        return of(Predicate.INSIDE).stream()
                .filter(t -> Objects.equals(
                        t.details().get("category"), stay.details().get("category")))
                .flatMapToLong(t -> LongStream.rangeClosed(Days.dayOf(t.fromMs()), Days.dayOf(t.toMs() - 1)))
                .filter(day -> day <= today && day > today - WEEK)
                .distinct()
                .count();
    }

    private Map<String, Object> withUnreturned(Truth call) {
        Map<String, Object> details = new HashMap<>(call.details());
        long unreturned = 0;
        for (Truth other : of(Predicate.PHONED)) {
            if (other.fromMs() <= call.fromMs() && "far".equals(other.details().get("range"))) {
                boolean own = "originating".equals(other.details().get("direction"));
                boolean answered = Boolean.TRUE.equals(other.details().get("answered"));
                unreturned = own ? 0 : unreturned + (answered ? 1 : 0);
            }
        }
        details.put("unreturned", unreturned);
        return details;
    }

    private Map<String, Object> withHandset(Truth message) {
        Map<String, Object> details = new HashMap<>(message.details());
        if ("originating".equals(details.get("direction"))) {
            of(Predicate.HANDSET).stream()
                    .filter(t -> t.fromMs() <= message.fromMs() && message.fromMs() < t.toMs())
                    .filter(t -> isNew(complete(t)))
                    .forEach(t -> {
                        details.put("handsetMinutes", (message.fromMs() - t.fromMs()) / Days.MINUTE);
                        details.put("handsetLasts", (t.toMs() - t.fromMs()) / Days.MINUTE);
                    });
        }
        return details;
    }

    private static boolean isNew(Map<String, Object> handset) {
        return Boolean.TRUE.equals(handset.get("began")) && Boolean.FALSE.equals(handset.get("again"));
    }

    private Map<String, Object> withNext(Truth call) {
        Map<String, Object> details = new HashMap<>(call.details());
        of(Predicate.CALLED).stream()
                .filter(t -> t.fromMs() > call.fromMs())
                .filter(t -> Objects.equals(t.details().get("service"), details.get("service")))
                .filter(t -> Objects.equals(t.details().get("direction"), details.get("direction")))
                .findFirst()
                .ifPresent(next -> details.put("next", next.fromMs()));
        return details;
    }

    private Map<String, Object> withBefore(Truth statement) {
        Map<String, Object> details = new HashMap<>(statement.details());
        List<Truth> all = of(statement.what());
        int at = all.indexOf(statement);
        details.put("began", at > 0);
        if (at > 0) {
            BEFORE.forEach((now, before) -> {
                Object value = all.get(at - 1).details().get(now);
                if (value != null) {
                    details.put(before, value);
                }
            });
        }
        return details;
    }

    private Map<String, Object> again(Truth statement, Map<String, Object> details) {
        details.put(
                "again",
                of(Predicate.HANDSET).stream()
                        .anyMatch(t -> t.fromMs() < statement.fromMs()
                                && Objects.equals(t.details().get("tac"), details.get("tac"))));
        return details;
    }
}
