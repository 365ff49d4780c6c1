package org.opportune.simulators.country.world;

import org.opportune.simulators.country.world.Itinerary.Mode;

/**
 * One day of somebody's phone: which handset holds the SIM, under which number, and when it is off. Filled anew for each
 * person and day: never keep one.
 */
public final class Phone {
    /** Why a phone is off. */
    public enum Off {
        /** Switched off by its owner, so that the network is told. */
        SWITCHED_OFF,
        /** Out of power, so that it is not. */
        OUT_OF_POWER,
        IN_FLIGHT,
        /** The SIM is on its way into another handset. */
        SIM_MOVED,
        /** The SIM is still in the shop. */
        NOT_YET
    }

    private static final int MOST = 16;
    private static final long NEVER = Long.MAX_VALUE;

    private final Dice dice;
    private final Fortnight earlier;

    private int offs;
    private final long[] offFrom = new long[MOST];
    private final long[] offTo = new long[MOST];
    private final Off[] why = new Off[MOST];

    private int holds;
    private final long[] heldFrom = new long[3];
    private final int[] held = new int[3];

    private int numbersBefore;
    private long newNumberMs;

    Phone(long seed, long firstDay) {
        this.dice = new Dice(seed);
        this.earlier = new Fortnight(seed, firstDay);
    }

    /** @param current the fortnight that the day belongs to */
    void live(Person person, Fortnight current, long day, Itinerary plan) {
        offs = 0;
        if (person.joinsMs() > Days.startMs(day)) {
            off(Days.startMs(day), Math.min(person.joinsMs(), Days.startMs(day + 1)), Off.NOT_YET);
        }
        history(person, current.number(day), day, current);
        today(person, current, day);
        flights(plan);
        habits(person, day);
    }

    private void history(Person person, long number, long day, Fortnight current) {
        int model = person.firstHandset;
        int numbers = 0;
        for (long past = 0; past < number; past++) {
            earlier.read(person, past);
            model = earlier.changesHandsetOn == Long.MIN_VALUE
                    ? model
                    : bought(person, earlier.changesHandsetOn, model);
            numbers += earlier.changesNumberOn == Long.MIN_VALUE ? 0 : 1;
        }
        if (current.changesHandsetOn != Long.MIN_VALUE && current.changesHandsetOn < day) {
            model = bought(person, current.changesHandsetOn, model);
        }
        boolean changed = current.changesNumberOn != Long.MIN_VALUE && current.changesNumberOn < day;
        numbersBefore = numbers + (changed ? 1 : 0);
        newNumberMs = current.changesNumberOn == day ? Days.at(day, 12 * 60) : NEVER;
        holds = 1;
        heldFrom[0] = Days.startMs(day);
        held[0] = model;
    }

    private int bought(Person person, long day, int old) {
        return HandsetModel.bought(dice.about(Dice.Use.HANDSET, person.index, day), old);
    }

    /** Another handset for good, or a friend's for a while: to try it, or because the own one is empty. */
    private void today(Person person, Fortnight current, long day) {
        if (current.changesHandsetOn == day) {
            int next = bought(person, day, held[0]);
            long at = Days.at(day, 10 * 60 + dice.below(9 * 60)) + dice.seconds(0, 59);
            move(at, next, dice.seconds(60, 400));
        } else if (current.borrowsHandsetOn == day) {
            dice.about(Dice.Use.HANDSET, person.index, day);
            int own = held[0];
            int other = dice.below(HandsetModel.CATALOGUE.size());
            long at = Days.at(day, 9 * 60 + dice.below(8 * 60)) + dice.seconds(0, 59);
            move(at, other == own ? (own + 1) % HandsetModel.CATALOGUE.size() : other, dice.seconds(60, 300));
            move(at + dice.minutes(8, 300), own, dice.seconds(60, 300));
        }
    }

    private void move(long at, int model, long takesMs) {
        off(at - takesMs, at, Off.SIM_MOVED);
        heldFrom[holds] = at;
        held[holds] = model;
        holds++;
    }

    private void flights(Itinerary plan) {
        for (int part = 0; part < plan.size(); part++) {
            if (plan.mode(part) == Mode.AIR) {
                off(plan.fromMs(part), plan.toMs(part), Off.IN_FLIGHT);
            }
        }
    }

    private void habits(Person person, long day) {
        dice.about(Dice.Use.PHONE, person.index, day);
        if (dice.chance(0.02)) {
            long at = Days.at(day, 10 * 60 + dice.below(11 * 60)) + dice.seconds(0, 59);
            off(at, at + dice.minutes(20, 240), Off.OUT_OF_POWER);
        }
        if (dice.chance(0.03)) {
            long at = Days.at(day, 9 * 60 + dice.below(10 * 60)) + dice.seconds(0, 59);
            off(at, at + dice.minutes(30, 150), Off.SWITCHED_OFF);
        }
        if (person.offAtNight) {
            // The night of yesterday ends, the night of today begins; both go over the day's border.
            off(Days.startMs(day), Days.at(day, 6 * 60 + dice.below(60)) + dice.seconds(0, 59), Off.SWITCHED_OFF);
            off(Days.at(day, 23 * 60 + dice.below(50)) + dice.seconds(0, 59), Days.startMs(day + 1), Off.SWITCHED_OFF);
        }
    }

    /** Nothing if it is off or on its way at that time anyway. */
    private void off(long fromMs, long toMs, Off reason) {
        for (int i = 0; i < offs; i++) {
            if (fromMs <= offTo[i] && toMs >= offFrom[i]) {
                return;
            }
        }
        offFrom[offs] = fromMs;
        offTo[offs] = toMs;
        why[offs] = reason;
        offs++;
    }

    /** Number of times that it is off on this day, in no order. */
    public int offs() {
        return offs;
    }

    /** UTC ms, included. */
    public long offFromMs(int off) {
        return offFrom[off];
    }

    /** UTC ms, excluded. */
    public long offToMs(int off) {
        return offTo[off];
    }

    public Off why(int off) {
        return why[off];
    }

    public boolean isOn(long timeMs) {
        return isOn(timeMs, timeMs + 1);
    }

    /** True if it is on all the while. */
    public boolean isOn(long fromMs, long toMs) {
        for (int i = 0; i < offs; i++) {
            if (fromMs < offTo[i] && toMs > offFrom[i]) {
                return false;
            }
        }
        return true;
    }

    /** Number of handsets that hold the SIM on this day, one after the other. */
    public int holds() {
        return holds;
    }

    /** UTC ms; of the first, the day's beginning. */
    public long heldFromMs(int hold) {
        return heldFrom[hold];
    }

    public HandsetModel held(int hold) {
        return HandsetModel.CATALOGUE.get(held[hold]);
    }

    /** The handset that holds the SIM, or will when it is on again. */
    public HandsetModel handset(long timeMs) {
        int hold = holds - 1;
        while (hold > 0 && timeMs < heldFrom[hold]) {
            hold--;
        }
        return held(hold);
    }

    /** How many numbers this person had before the one in use. */
    public int numbersBefore(long timeMs) {
        return numbersBefore + (timeMs >= newNumberMs ? 1 : 0);
    }

    /** UTC ms of the day's new number; {@link Long#MAX_VALUE} = none. */
    public long newNumberMs() {
        return newNumberMs;
    }
}
