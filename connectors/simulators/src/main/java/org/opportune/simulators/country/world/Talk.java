package org.opportune.simulators.country.world;

/**
 * What somebody says and loads in one hour: calls that do not overlap, messages, data. Filled anew for each person and
 * hour: never keep one. The other party is a service or a customer of another operator, so that nobody's talk depends on
 * anybody else's.
 */
public final class Talk {
    /** What a contact is. */
    public enum Kind {
        CALL,
        SMS,
        MMS,
        DATA
    }

    /** How a call goes. */
    public enum Ending {
        ANSWERED,
        NO_ANSWER,
        REJECTED,
        BUSY,
        VACANT
    }

    /** Numbers from here on belong to customers of another operator; below are service numbers, as dialled. */
    public static final long FIRST_OTHER_CUSTOMER = 999_500_000_000L;

    public static final long EMERGENCY = 112;

    /** Share of a day's contacts in each local hour. */
    private static final double[] RHYTHM = {
        .012, .006, .003, .002, .003, .010, .022, .042, .056, .062, .064, .064, .062, .056, .054, .054, .058, .064,
        .068, .068, .064, .054, .034, .018
    };

    private static final int MOST = 160;
    private static final long LAST_START = 57 * Days.MINUTE;

    private final Dice dice;
    private int size;
    private final Kind[] kind = new Kind[MOST];
    private final long[] startMs = new long[MOST];
    private final boolean[] outgoing = new boolean[MOST];
    private final long[] number = new long[MOST];
    private final Ending[] ending = new Ending[MOST];
    private final long[] ringMs = new long[MOST];
    private final long[] lengthMs = new long[MOST];
    private final long[] octets = new long[MOST];

    Talk(long seed) {
        this.dice = new Dice(seed);
    }

    /** @param hour hours since 1970 UTC */
    void live(Person person, long hour, Errands errands, Phone phone, Itinerary plan) {
        size = 0;
        long begins = hour * Days.HOUR;
        double share = RHYTHM[Days.localHour(begins)];
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
        long other = dice.chance(0.0003) && out ? EMERGENCY : friend(person);
        add(Kind.CALL, start, out, other);
        end(how, begins + Days.HOUR, (long) (1_000 * (5 + dice.exponential(95))));
    }

    /** A call at a time that is decided elsewhere. */
    void call(long atMs, boolean out, long other, Ending how, long talkMs, long untilMs) {
        add(Kind.CALL, atMs, out, other);
        ringMs[size - 1] = 4_000;
        end(how, untilMs, talkMs);
    }

    /** Calls end within their hour, so that hours do not depend on one another. */
    private void end(Ending how, long untilMs, long talkMs) {
        int call = size - 1;
        ringMs[call] = ringMs[call] > 0 ? ringMs[call] : dice.seconds(2, how == Ending.NO_ANSWER ? 30 : 14);
        long most = untilMs - 1_000 - startMs[call] - ringMs[call];
        ending[call] = how;
        lengthMs[call] = how == Ending.ANSWERED ? Math.min(talkMs, most) : 0;
        for (int i = 0; i < call; i++) {
            if (kind[i] == Kind.CALL && startMs[call] <= endMs(i) && startMs[i] <= endMs(call)) {
                size--;
                return;
            }
        }
    }

    private void message(Person person, long begins, Kind what) {
        long at = begins + dice.below((int) Days.HOUR);
        add(what, at, dice.chance(0.45), friend(person));
    }

    private void data(long begins) {
        long at = begins + dice.below((int) LAST_START);
        add(Kind.DATA, at, true, 0);
        lengthMs[size - 1] = Math.min((long) (1_000 * (8 + dice.exponential(60))), begins + Days.HOUR - 1_000 - at);
        octets[size - 1] = (long) dice.exponential(1_500_000);
    }

    private long friend(Person person) {
        int which = Math.min(dice.below(12), dice.below(12));
        long draw = Dice.mix(person.index * 16L + which) >>> 1;
        return FIRST_OTHER_CUSTOMER + draw % 400_000_000L;
    }

    private void add(Kind what, long at, boolean out, long other) {
        kind[size] = what;
        startMs[size] = at;
        outgoing[size] = out;
        number[size] = other;
        ending[size] = Ending.ANSWERED;
        ringMs[size] = 0;
        lengthMs[size] = 0;
        octets[size] = 0;
        size++;
    }

    /** Nobody talks with a phone that is off, or to this network from abroad. */
    private void keepPossible(Phone phone, Itinerary plan) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            boolean here = plan.mode(plan.at(startMs[i])) != Itinerary.Mode.ABROAD;
            if (here && phone.isOn(startMs[i], endMs(i) + 1)) {
                keep(i, kept);
                kept++;
            }
        }
        size = kept;
    }

    private void keep(int i, int at) {
        kind[at] = kind[i];
        startMs[at] = startMs[i];
        outgoing[at] = outgoing[i];
        number[at] = number[i];
        ending[at] = ending[i];
        ringMs[at] = ringMs[i];
        lengthMs[at] = lengthMs[i];
        octets[at] = octets[i];
    }

    /** Number of contacts, in no order. */
    public int size() {
        return size;
    }

    public Kind kind(int i) {
        return kind[i];
    }

    /** UTC ms. */
    public long startMs(int i) {
        return startMs[i];
    }

    /** True if this person called or sent. */
    public boolean outgoing(int i) {
        return outgoing[i];
    }

    /** E.164 digits of a customer, or a service number; 0 for data. */
    public long number(int i) {
        return number[i];
    }

    public boolean toService(int i) {
        return number[i] < FIRST_OTHER_CUSTOMER;
    }

    public Ending ending(int i) {
        return ending[i];
    }

    /** UTC ms at which it is answered, or would have been. */
    public long answeredMs(int i) {
        return startMs[i] + ringMs[i];
    }

    /** UTC ms at which a call or session ends; of others, the start. */
    public long endMs(int i) {
        return startMs[i] + ringMs[i] + lengthMs[i];
    }

    /** Milliseconds of conversation or session. */
    public long lengthMs(int i) {
        return lengthMs[i];
    }

    public long octets(int i) {
        return octets[i];
    }
}
