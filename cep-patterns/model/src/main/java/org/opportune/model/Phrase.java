package org.opportune.model;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.opportune.model.Step.Verb;
import org.opportune.schemas.EventKinds;
import org.opportune.schemas.event.EventKind;

/** Definitions in the words in which authors write them, on one line. Stateless. */
public final class Phrase {
    private static final long[] UNITS = {86_400_000, 3_600_000, 60_000, 1_000};
    private static final String[] LETTERS = {"d", "h", "m", "s"};
    private static final String[] NOUNS = {"day", "hour", "minute", "second"};

    /** Kinds that are named one by one; of more it is said how many. */
    private static final int NAMED = 4;

    private Phrase() {}

    /** {@code 1h30m}; what is less than a second is left out. */
    public static String duration(long ms) {
        StringBuilder out = new StringBuilder();
        long rest = ms;
        for (int i = 0; i < UNITS.length; i++) {
            if (rest >= UNITS[i]) {
                out.append(rest / UNITS[i]).append(LETTERS[i]);
                rest %= UNITS[i];
            }
        }
        return out.isEmpty() ? "0m" : out.toString();
    }

    /** {@code 38 of 45 minutes}, in the largest unit in which both are whole; {@code done} is never more than the whole. */
    public static String progress(long doneMs, long wholeMs) {
        long done = Math.max(0, Math.min(doneMs, wholeMs));
        int unit = 0;
        while (unit < UNITS.length - 1 && (done % UNITS[unit] != 0 || wholeMs % UNITS[unit] != 0)) {
            unit++;
        }
        long whole = wholeMs / UNITS[unit];
        return done / UNITS[unit] + " of " + whole + " " + NOUNS[unit] + (whole == 1 ? "" : "s");
    }

    /** {@code step 2 'call'}; without the name where its author gave none. */
    public static String place(Scenario scenario, int index) {
        String name = scenario.steps().get(index).name();
        String number = "step " + (index + 1);
        return name.equals("step" + (index + 1)) ? number : number + " '" + name + "'";
    }

    /** What a step says, conditions and name left out: {@code dwell airport for 45m, gap 10m}. */
    public static String step(Step step, boolean first) {
        StringBuilder out = new StringBuilder(body(step, first));
        if (step.withinMs() > 0) {
            out.append(", within ").append(duration(step.withinMs()));
        }
        return step.optional() ? out.append(", optional").toString() : out.toString();
    }

    private static String body(Step step, boolean first) {
        String window = duration(step.windowMs());
        return switch (step.verb()) {
            case ON, ALL -> join(step, first) + " " + heard(step);
            case COUNT ->
                "count " + times(step) + " " + heard(step) + " in " + window
                        + (step.distinct() == null
                                ? ""
                                : ", distinct " + step.distinct().fieldName());
            case SUM, AVERAGE ->
                word(step.verb()) + " of " + threshold(step) + " of " + heard(step) + " in " + window
                        + (step.times() > (step.verb() == Verb.SUM ? 1 : 2) ? ", " + step.times() + " events" : "");
            case ABSENCE -> "not " + heard(step) + " for " + window;
            case BARRED -> "not " + heard(step);
            case IDLE -> "idle " + heard(step) + " for " + window;
            case RETURN -> "silent " + window + ", returns " + heard(step);
            case DWELL ->
                "dwell " + step.place() + " for " + window
                        + (step.gapMs() > 0 ? ", gap " + duration(step.gapMs()) : "");
            case RIDING ->
                "riding " + step.times() + (step.speedKmh() > 0 ? " sites" : " cells") + " in " + window
                        + (step.speedKmh() > 0 ? " at " + step.speedKmh() + " km/h" : "")
                        + (step.pingPong() ? ", ping-pong" : "");
            case CHANGE -> "changes " + changing(step) + " for " + window;
            case ARRIVE -> "arrive " + step.place();
            case LEAVE -> "leave " + step.place() + (step.windowMs() > 0 ? ", gap " + window : "");
        };
    }

    private static String join(Step step, boolean first) {
        return first ? "on" : step.strict() ? "next" : "then";
    }

    /** The verb as authors write it. */
    private static String word(Verb verb) {
        return verb == Verb.SUM ? "sum" : "average";
    }

    /** {@code 3}, {@code 3..5}: what a count needs and takes. */
    private static String times(Step step) {
        return step.most() > step.times() ? step.times() + ".." + step.most() : String.valueOf(step.times());
    }

    /** {@code handset}, {@code tariff}, {@code capability mms}: what a CHANGE is one of; empty of another step. */
    public static String changing(Step step) {
        Changing changing = step.changing();
        if (changing == null) {
            return "";
        }
        return switch (changing.what()) {
            case HANDSET -> "handset";
            case TARIFF -> "tariff";
            case CAPABILITY ->
                "capability "
                        + (changing.capability() == null
                                ? ""
                                : changing.capability().fieldName());
        };
    }

    /** {@code amount over 10000}. */
    public static String threshold(Step step) {
        Threshold threshold = step.threshold();
        return threshold == null
                ? ""
                : threshold.field().fieldName() + (threshold.under() ? " under " : " over ") + threshold.limit();
    }

    /** What a step listens to: {@code SMS_SENT}, {@code any of CALL_ENDED, SMS_SENT}. */
    public static String heard(Step step) {
        List<String> parts = step.hears().stream().map(Phrase::heard).toList();
        if (parts.size() == 1) {
            return parts.get(0);
        }
        return (step.verb() == Verb.ALL ? "all of " : "any of ") + String.join(", ", parts);
    }

    /** What one hearing listens to. */
    public static String heard(Hearing hearing) {
        List<String> names = new ArrayList<>();
        for (EventKind kind : new TreeSet<>(hearing.kinds())) {
            if (!EventKinds.isCustom(kind)) {
                names.add(kind.name());
            }
        }
        new TreeSet<>(hearing.customKinds()).forEach(name -> names.add("custom:" + name));
        return names.size() > NAMED ? "any moment" : names.stream().collect(Collectors.joining(" or "));
    }
}
