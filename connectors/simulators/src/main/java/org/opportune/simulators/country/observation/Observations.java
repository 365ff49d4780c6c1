package org.opportune.simulators.country.observation;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.opportune.simulators.country.world.Days;
import org.opportune.simulators.country.world.Itinerary;
import org.opportune.simulators.country.world.Life;
import org.opportune.simulators.country.world.Talk;
import org.opportune.simulators.country.world.World;

/**
 * Goes through a stretch of time slice by slice: everybody's life in the slice, then what arrives in it, in order. What
 * arrives behind a slice waits for the next. Not thread-safe.
 */
final class Observations implements Iterator<Observed> {
    private final World world;
    private final EventMaker events;
    private final Life life;
    private final AtRest atRest;
    private final OnTheWay onTheWay;
    private final InTalk inTalk;
    private final ByPhone byPhone;
    private final Platforms platforms;
    private final Records records;
    private final View view;
    private final Way way;
    private final Batch now = new Batch();
    private final Batch later = new Batch();
    private final Batch waiting = new Batch();
    private final long toMs;
    private final long sliceMs;
    private long sliceFromMs;
    private long baseMs;
    private int next;

    Observations(
            World world,
            Noise noise,
            View view,
            Coverage coverage,
            EventMaker events,
            long fromMs,
            long toMs,
            long sliceMs) {
        this.world = world;
        this.view = view;
        this.events = events;
        this.toMs = toMs;
        this.sliceMs = sliceMs;
        this.sliceFromMs = fromMs;
        Air air = new Air(world.ground(), coverage, noise);
        this.life = world.life();
        this.way = new Way(noise, view, world.seed(), now, later);
        this.atRest = new AtRest(air, noise, world.seed(), way);
        this.onTheWay = new OnTheWay(air, noise, world.seed(), way);
        this.inTalk = new InTalk(air, noise, world.seed(), way);
        this.byPhone = new ByPhone(air, noise, world.seed(), way);
        this.platforms = new Platforms(way);
        this.records = new Records(air, world.seed(), way);
    }

    @Override
    public boolean hasNext() {
        while (next == now.size) {
            if (sliceFromMs >= toMs && later.size == 0) {
                return false;
            }
            fill();
        }
        return true;
    }

    @Override
    public Observed next() {
        if (!hasNext()) {
            throw new NoSuchElementException("nothing more is observed");
        }
        long key = now.arrivalMs[next++];
        long arrivalMs = baseMs + (key >>> 32);
        return new Observed(arrivalMs, events.event(now, (int) key, arrivalMs));
    }

    private void fill() {
        now.clear();
        next = 0;
        waiting.clear();
        for (int i = 0; i < later.size; i++) {
            waiting.add(later, i);
        }
        later.clear();
        baseMs = sliceFromMs;
        // Behind the end nothing happens any more, and everything has time to arrive.
        long end = sliceFromMs >= toMs ? Long.MAX_VALUE : Math.min(toMs, sliceFromMs + sliceMs);
        int waited = 0;
        if (sliceFromMs < toMs) {
            way.slice(sliceFromMs, end);
            for (int person = 0; person < world.people(); person++) {
                while (waited < waiting.size && waiting.person[waited] == person) {
                    pass(waited++, end);
                }
                way.of(person);
                live(person, sliceFromMs, end);
            }
        }
        while (waited < waiting.size) {
            pass(waited++, end);
        }
        now.sort(baseMs);
        sliceFromMs = end;
    }

    private void pass(int waited, long endMs) {
        (waiting.arrivalMs[waited] < endMs ? now : later).add(waiting, waited);
    }

    private void live(int person, long fromMs, long toMs) {
        for (long day = Days.dayOf(fromMs); day <= Days.dayOf(toMs - 1); day++) {
            life.live(person, day);
            long from = Math.max(fromMs, Days.startMs(day));
            long to = Math.min(toMs, Days.startMs(day + 1));
            byPhone.show(life);
            if (!view.recordsOnly()) {
                move(from, to);
            }
            for (long hour = from / Days.HOUR; hour <= (to - 1) / Days.HOUR; hour++) {
                show(life.talk(hour));
            }
        }
    }

    private void show(Talk talk) {
        platforms.show(life, talk);
        if (view.recordsOnly()) {
            records.show(life, talk);
        } else {
            inTalk.show(life, talk);
        }
    }

    private void move(long fromMs, long toMs) {
        Itinerary plan = life.plan();
        int first = plan.at(Math.max(plan.fromMs(0), fromMs - OnTheWay.ARRIVAL_MS));
        for (int part = first; part < plan.size() && plan.fromMs(part) < toMs; part++) {
            if (OnTheWay.moves(plan.mode(part))) {
                onTheWay.show(life, part);
            } else if (plan.toMs(part) > fromMs) {
                atRest.show(life, part, fromMs, toMs);
            }
        }
    }
}
