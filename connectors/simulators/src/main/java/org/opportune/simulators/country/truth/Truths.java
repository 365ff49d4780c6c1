package org.opportune.simulators.country.truth;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opportune.simulators.country.world.Days;
import org.opportune.simulators.country.world.Life;
import org.opportune.simulators.country.world.World;

/** The truth about everybody. */
public final class Truths {
    private static final int LOOKS_BEFORE = 1;
    private static final int LOOKS_BEHIND = 1;

    private Truths() {}

    /**
     * Every statement that holds at some time from {@code fromMs} (included) to {@code toMs} (excluded); by person, then
     * by beginning. Beginnings and ends are the true ones as far as a day before and a day behind; what is longer is cut
     * there.
     */
    public static Stream<Truth> between(World world, long fromMs, long toMs) {
        Life life = world.life();
        Predicates predicates = new Predicates(world);
        return IntStream.range(0, world.people())
                .boxed()
                .flatMap(person -> of(person, world, life, predicates, fromMs, toMs).stream());
    }

    private static List<Truth> of(int person, World world, Life life, Predicates predicates, long fromMs, long toMs) {
        life.become(person);
        long joinsMs = life.person().joinsMs();
        Ledger ledger = new Ledger(person, joinsMs, predicates::event);
        long first = Math.max(Days.dayOf(world.startMs()), Days.dayOf(fromMs) - LOOKS_BEFORE);
        for (long day = first; day <= Days.dayOf(toMs - 1) + LOOKS_BEHIND; day++) {
            life.live(person, day);
            predicates.day(life, ledger);
        }
        return ledger.between(fromMs, toMs).stream()
                .filter(statement -> statement.fromMs() >= joinsMs)
                .toList();
    }
}
