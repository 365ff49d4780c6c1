package org.opportune.simulators.country.world;

/** What somebody says, loads and uses, in columns and in no order: calls, messages, data. Never keep one. */
public class Contacts {
    /** What a contact is. */
    public enum Kind {
        CALL,
        SMS,
        MMS,
        /** What a phone loads by itself. */
        DATA,
        /** Data that somebody wants as a whole: a film, a program. */
        DOWNLOAD,
        /** A session of which is known what it is about: {@link #topic}. */
        WEB,
        /** A service of the operator that is used: {@link #topic}. */
        SERVICE
    }

    /** How a call goes. */
    public enum Ending {
        ANSWERED,
        NO_ANSWER,
        REJECTED,
        BUSY,
        VACANT
    }

    private final Kind[] kind;
    private final long[] startMs;
    private final boolean[] outgoing;
    private final long[] number;
    private final Ending[] ending;
    private final long[] ringMs;
    private final long[] lengthMs;
    private final long[] octets;
    private final Topic[] topic;
    private final boolean[] saving;
    private final int[] round;
    private int size;

    Contacts(int most) {
        kind = new Kind[most];
        startMs = new long[most];
        outgoing = new boolean[most];
        number = new long[most];
        ending = new Ending[most];
        ringMs = new long[most];
        lengthMs = new long[most];
        octets = new long[most];
        topic = new Topic[most];
        saving = new boolean[most];
        round = new int[most];
    }

    void clear() {
        size = 0;
    }

    /** Adds one; the setters speak of the latest. */
    void add(Kind what, long at, boolean out, long other) {
        kind[size] = what;
        startMs[size] = at;
        outgoing[size] = out;
        number[size] = other;
        ending[size] = Ending.ANSWERED;
        ringMs[size] = 0;
        lengthMs[size] = 0;
        octets[size] = 0;
        topic[size] = Topic.NONE;
        saving[size] = false;
        round[size] = 0;
        size++;
    }

    /** Adds one of others. */
    void add(Contacts others, int i) {
        copy(others, i, size);
        size++;
    }

    void copy(Contacts others, int i, int at) {
        kind[at] = others.kind[i];
        startMs[at] = others.startMs[i];
        outgoing[at] = others.outgoing[i];
        number[at] = others.number[i];
        ending[at] = others.ending[i];
        ringMs[at] = others.ringMs[i];
        lengthMs[at] = others.lengthMs[i];
        octets[at] = others.octets[i];
        topic[at] = others.topic[i];
        saving[at] = others.saving[i];
        round[at] = others.round[i];
    }

    void cut(int kept) {
        size = kept;
    }

    void ends(Ending how, long rings, long lasts) {
        ending[size - 1] = how;
        ringMs[size - 1] = rings;
        lengthMs[size - 1] = lasts;
    }

    void loads(long howMany, long lasts) {
        octets[size - 1] = howMany;
        lengthMs[size - 1] = lasts;
    }

    void about(Topic what) {
        topic[size - 1] = what;
    }

    void saves() {
        saving[size - 1] = true;
    }

    void ofRound(int number) {
        round[size - 1] = number;
    }

    /** Number of contacts. */
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

    /** What {@link Numbers} makes of it; 0 for data. */
    public long number(int i) {
        return number[i];
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

    /** What the caller is played while it rings; nothing where nobody's phone does. */
    public Numbers.Tone heard(int i) {
        boolean rings = ending[i] != Ending.BUSY && ending[i] != Ending.VACANT;
        return outgoing[i] && rings ? Numbers.tone(number[i]) : Numbers.Tone.NONE;
    }

    /** Milliseconds of conversation or session. */
    public long lengthMs(int i) {
        return lengthMs[i];
    }

    public long octets(int i) {
        return octets[i];
    }

    /** What a session or service is about. */
    public Topic topic(int i) {
        return topic[i];
    }

    /** True if the saving prefix was dialled first. */
    public boolean saving(int i) {
        return saving[i];
    }

    /** Which of the day's rounds of messages it belongs to, from 1; 0 = none. */
    public int round(int i) {
        return round[i];
    }
}
