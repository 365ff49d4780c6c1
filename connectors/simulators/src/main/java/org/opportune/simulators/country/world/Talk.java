package org.opportune.simulators.country.world;

/**
 * What somebody says and loads in one hour: calls that do not overlap, messages, data. Filled anew for each person and
 * hour: never keep one. The other party is a service or a customer of another operator, so that nobody's talk depends on
 * anybody else's.
 */
public final class Talk extends Contacts {
    private static final int MOST = 640;
    private static final long LAST_START = 57 * Days.MINUTE;

    private final Dice dice;

    Talk(long seed) {
        super(MOST);
        this.dice = new Dice(seed);
    }

    /** @param hour hours since 1970 UTC */
    void live(Person person, long hour, Errands errands, Agenda agenda, Phone phone, Itinerary plan) {
        clear();
        long begins = hour * Days.HOUR;
        double share = Rhythm.share(Days.localHour(begins));
        errands.into(this, begins, begins + Days.HOUR);
        dice.about(Dice.Use.HOUR, person.index, hour);
        for (int left = dice.poisson(person.calls * share); left > 0; left--) {
            call(person, begins);
        }
        for (int left = dice.poisson(person.messages * share); left > 0; left--) {
            message(person, begins, Kind.SMS);
        }
        boolean mms = phone.handset(begins).mms();
        for (int left = mms ? dice.poisson(0.5 * share) : 0; left > 0; left--) {
            message(person, begins, Kind.MMS);
        }
        boolean lte = phone.handset(begins).lte();
        double sessions = lte ? person.sessions : mms ? 1.5 : 0;
        for (int left = dice.poisson(sessions * share); left > 0; left--) {
            data(begins);
        }
        agenda.into(this, begins, begins + Days.HOUR);
        keepPossible(phone, plan);
    }

    private void call(Person person, long begins) {
        long start = begins + dice.below((int) LAST_START);
        boolean out = dice.chance(0.5);
        int draw = dice.below(100);
        Ending how =
                draw < 78 ? Ending.ANSWERED : draw < 90 ? Ending.NO_ANSWER : draw < 95 ? Ending.REJECTED : Ending.BUSY;
        if (out && draw >= 98) {
            how = Ending.VACANT;
        }
        long other = dice.chance(0.0003) && out ? Numbers.EMERGENCY : person.friend(dice);
        add(Kind.CALL, start, out, other);
        long talkMs = (long) (1_000 * (5 + dice.exponential(95)));
        long rings = dice.seconds(2, how == Ending.NO_ANSWER ? 30 : 14);
        end(how, rings, begins + Days.HOUR, talkMs);
    }

    /** A call at a time that is decided elsewhere. */
    void call(long atMs, boolean out, long other, Ending how, long talkMs, long untilMs) {
        add(Kind.CALL, atMs, out, other);
        end(how, 4_000, untilMs, talkMs);
    }

    /** What is decided elsewhere, if it begins while there is still time in the hour. */
    void take(Contacts others, int i, long untilMs) {
        boolean lasts = others.kind(i) == Kind.CALL || others.lengthMs(i) > 0;
        if (lasts && others.answeredMs(i) > untilMs - 2_000) {
            return;
        }
        add(others, i);
        if (others.kind(i) == Kind.CALL) {
            end(others.ending(i), others.answeredMs(i) - others.startMs(i), untilMs, others.lengthMs(i));
        } else {
            loads(others.octets(i), Math.min(others.lengthMs(i), untilMs - 1_000 - others.startMs(i)));
        }
    }

    /** Calls end within their hour, so that hours do not depend on one another; and they do not overlap. */
    private void end(Ending how, long rings, long untilMs, long talkMs) {
        int call = size() - 1;
        long most = untilMs - 1_000 - startMs(call) - rings;
        ends(how, rings, how == Ending.ANSWERED ? Math.min(talkMs, most) : 0);
        for (int i = 0; i < call; i++) {
            if (kind(i) == Kind.CALL && startMs(call) <= endMs(i) && startMs(i) <= endMs(call)) {
                cut(call);
                return;
            }
        }
    }

    private void message(Person person, long begins, Kind what) {
        long at = begins + dice.below((int) Days.HOUR);
        boolean out = dice.chance(0.45);
        add(what, at, out, person.friend(dice));
    }

    private void data(long begins) {
        long at = begins + dice.below((int) LAST_START);
        add(Kind.DATA, at, true, 0);
        long lasts = Math.min((long) (1_000 * (8 + dice.exponential(60))), begins + Days.HOUR - 1_000 - at);
        loads((long) dice.exponential(1_500_000), lasts);
    }

    /** Nobody talks with a phone that is off, or to this network from abroad. */
    private void keepPossible(Phone phone, Itinerary plan) {
        int kept = 0;
        for (int i = 0; i < size(); i++) {
            boolean here = plan.mode(plan.at(startMs(i))) != Itinerary.Mode.ABROAD;
            if (here && phone.isOn(startMs(i), endMs(i) + 1)) {
                copy(this, i, kept);
                kept++;
            }
        }
        cut(kept);
    }
}
