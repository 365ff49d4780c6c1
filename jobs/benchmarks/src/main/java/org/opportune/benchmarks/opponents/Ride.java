package org.opportune.benchmarks.opponents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;

/**
 * riding: six cells of the new radio in twelve minutes, none by coming back. A run takes every sighting from the first one after silence or
 * cool-down, for which cells a return undoes depends on all that came before; its trail is walked anew at every event.
 */
final class Ride extends CepScenario {
    private static final long serialVersionUID = 1L;

    private static final int CELLS = 6;
    private static final long WINDOW_MS = 12 * MINUTE_MS;

    Ride(Lists lists) {
        super(lists);
    }

    @Override
    String id() {
        return "riding";
    }

    @Override
    long coolDownMs() {
        return 2 * 60 * MINUTE_MS;
    }

    @Override
    boolean asks(Glance g) {
        return g.newRadio() && g.cell() != null && lists.located().contains(g.kind());
    }

    @Override
    Pattern<Glance, ?> pattern() {
        return Pattern.<Glance>begin("first", AfterMatchSkipStrategy.skipPastLastEvent())
                .where(SimpleCondition.of(this::begins))
                .next("more")
                .where(SimpleCondition.of(g -> !begins(g)))
                .oneOrMore()
                .consecutive()
                .next("last")
                .where(new Complete());
    }

    private boolean begins(Glance g) {
        return Pasts.of(id(), g.msisdn()).beginsRide(g, WINDOW_MS);
    }

    /** The last sighting in each cell of the trail. */
    private static List<Glance> trail(Iterable<Glance> sightings) {
        List<Glance> trail = new ArrayList<>(CELLS);
        for (Glance g : sightings) {
            while (!trail.isEmpty() && g.ms() - trail.get(0).ms() >= WINDOW_MS) {
                trail.remove(0);
            }
            int back = 0;
            while (back < trail.size()
                    && !String.valueOf(trail.get(back).cell()).equals(g.cell())) {
                back++;
            }
            trail.subList(back, trail.size()).clear();
            trail.add(g);
        }
        return trail;
    }

    /** With this sighting there are enough cells. */
    private static final class Complete extends IterativeCondition<Glance> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean filter(Glance g, Context<Glance> run) throws Exception {
            List<Glance> sightings = new ArrayList<>();
            run.getEventsForPattern("first").forEach(sightings::add);
            run.getEventsForPattern("more").forEach(sightings::add);
            sightings.add(g);
            return trail(sightings).size() >= CELLS;
        }
    }

    @Override
    Found found(Map<String, List<Glance>> match) {
        List<Glance> sightings = new ArrayList<>(stage(match, "first"));
        sightings.addAll(stage(match, "more"));
        sightings.addAll(stage(match, "last"));
        List<Glance> trail = trail(sightings);
        Glance last = trail.get(trail.size() - 1);
        return new Found(
                id(), last.msisdn(), last.ms(), trail.stream().map(Glance::id).toList());
    }
}
