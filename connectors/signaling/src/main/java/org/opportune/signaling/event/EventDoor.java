package org.opportune.signaling.event;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.event.Counterpart;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.NumberClass;
import org.opportune.signaling.behaviour.Behaviour;
import org.opportune.signaling.behaviour.Detail;
import org.opportune.signaling.behaviour.Dialled;
import org.opportune.signaling.identity.Numbers;

/** The first door of signalling events (design 3.3). Every behaviour has one fate, and is counted with it. */
public final class EventDoor {
    /** The feed's name in events. */
    public static final String SOURCE = "a-interface";

    /** Emergency numbers of every GSM handset (TS 22.101 10.1.1), whatever the operator's table says. */
    private static final Set<String> EMERGENCY = Set.of("112", "911");

    private static final int INTERNATIONAL = 1;

    private final Numbers numbers;
    private final NumberTable table;
    private final Consumer<Event> out;
    private final Map<Fate, Long> fates = new EnumMap<>(Fate.class);

    public EventDoor(Numbers numbers, NumberTable table, Consumer<Event> out) {
        this.numbers = numbers;
        this.table = table;
        this.out = out;
    }

    /**
     * Takes one behaviour.
     *
     * @param knownMs UTC ms at which the probe delivered it
     */
    public Fate take(Behaviour behaviour, long knownMs) {
        Fate fate = pass(behaviour, knownMs);
        fates.merge(fate, 1L, Long::sum);
        return fate;
    }

    private Fate pass(Behaviour behaviour, long knownMs) {
        Counterpart other = counterpart(other(behaviour.detail()));
        NumberClass numberClass = other == null ? NumberClass.UNCLASSIFIED : other.getNumberClass();
        if (behaviour.subject().emergency() || numberClass == NumberClass.EMERGENCY) {
            return Fate.EMERGENCY;
        }
        if (numberClass == NumberClass.SENSITIVE) {
            return Fate.SENSITIVE;
        }
        if (behaviour.subject().imsi() == 0) {
            return Fate.UNRESOLVED_IMSI;
        }
        long msisdn = numbers.msisdn(behaviour.subject().imsi());
        if (msisdn == Numbers.NONE) {
            return Fate.UNRESOLVED_MSISDN;
        }
        return new EventMaker(behaviour, msisdn, Math.max(knownMs, behaviour.timeMs()), other).make(out)
                ? Fate.EVENT
                : Fate.NO_EVENT;
    }

    private static @Nullable Dialled other(@Nullable Detail detail) {
        return detail instanceof Detail.Call call
                ? call.other()
                : detail instanceof Detail.Sms sms ? sms.other() : null;
    }

    private @Nullable Counterpart counterpart(@Nullable Dialled number) {
        if (number == null) {
            return null;
        }
        String text = number.text();
        if (number.isName()) {
            return new Counterpart(text, number.ton(), number.npi(), NumberClass.UNCLASSIFIED, null);
        }
        String digits = number.ton() == INTERNATIONAL ? "+" + text : text;
        NumberClass numberClass = EMERGENCY.contains(text) ? NumberClass.EMERGENCY : table.classOf(digits);
        return new Counterpart(digits, number.ton(), number.npi(), numberClass, table.e164(digits));
    }

    /** How many had this fate. */
    public long count(Fate fate) {
        return fates.getOrDefault(fate, 0L);
    }
}
