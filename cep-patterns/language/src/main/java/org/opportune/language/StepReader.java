package org.opportune.language;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opportune.language.YamlNode.Scalar;
import org.opportune.model.Step.Verb;
import org.opportune.schemas.event.EventKind;

/** One step of a scenario. */
final class StepReader {
    private static final int MOST_TIMES = 100;
    /** A ride of two cells would be any swap between neighbours, and each cell of one is kept. */
    private static final int FEWEST_CELLS = 3;

    private static final int MOST_CELLS = 16;
    private static final List<String> VERBS =
            List.of("on", "next", "then", "count", "not", "dwell", "riding", "changes");
    private static final Map<String, Boolean> PING_PONG = Map.of("removed", false, "counted", true);
    private static final Pattern CUSTOM = Pattern.compile("custom:[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** Everything that can show where a subscriber is, and in which handset. */
    static final Set<EventKind> LOCATED = Set.copyOf(EnumSet.of(
            EventKind.CALL_STARTED,
            EventKind.CALL_ANSWERED,
            EventKind.CALL_ENDED,
            EventKind.CALL_REJECTED,
            EventKind.CALL_NO_ANSWER,
            EventKind.CALL_VACANT_NUMBER,
            EventKind.POWER_ON,
            EventKind.POWER_OFF,
            EventKind.HANDSET_CHANGED,
            EventKind.SIM_HANDSET_SEPARATED,
            EventKind.LOCATION_UPDATE,
            EventKind.CELL_CHANGE,
            EventKind.ROAM_OUT,
            EventKind.ROAM_IN,
            EventKind.SMS_SENT,
            EventKind.SMS_RECEIVED,
            EventKind.MMS_SENT,
            EventKind.MMS_RECEIVED,
            EventKind.WEB_SESSION,
            EventKind.DATA_SESSION,
            EventKind.SUPPLEMENTARY_SERVICE,
            EventKind.SERVICE_QUERY,
            EventKind.HOTLINE_DIALLED,
            EventKind.SERVICE_USED,
            EventKind.SITE_VISIT));

    private final Section section;
    private final Problems problems;
    private final int index;
    private final Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
    private final Set<String> customKinds = new TreeSet<>();

    private StepReader(Section section, int index) {
        this.section = section;
        this.problems = section.problems();
        this.index = index;
    }

    static @Nullable StepDraft read(Section section, int index) {
        return new StepReader(section, index).read();
    }

    private @Nullable StepDraft read() {
        String name = StepName.read(section, index);
        Scalar where = section.scalar("where");
        StepDraft draft = verbs().size() == 1 ? draft(verbs().get(0), name, where) : noVerb();
        if (draft != null) {
            section.finish();
        }
        return draft;
    }

    private List<String> verbs() {
        List<String> verbs = new ArrayList<>();
        for (String verb : VERBS) {
            // "on" beside "count" says what is counted.
            if (section.has(verb) && !(verb.equals("on") && section.has("count"))) {
                verbs.add(verb);
            }
        }
        return verbs;
    }

    private @Nullable StepDraft noVerb() {
        String found = verbs().isEmpty() ? "none" : String.join(", ", verbs());
        problems.add(section.at(), "a step has exactly one of " + String.join(", ", VERBS) + ": found=" + found);
        return null;
    }

    private StepDraft draft(String verb, String name, @Nullable Scalar where) {
        return switch (verb) {
            case "count" -> count(name, where);
            case "not" -> absence(name, where);
            case "dwell" -> dwell(name, where);
            case "riding" -> riding(name, where);
            case "changes" -> changes(name, where);
            default -> event(verb, name, where);
        };
    }

    private StepDraft event(String verb, String name, @Nullable Scalar where) {
        listen(verb);
        if (index == 0 && !verb.equals("on")) {
            problems.add(section.at(verb), "nothing comes before the first step, write on: key=" + verb);
        }
        return draft(name, Verb.ON, where, 0, 0, null, 0, false, within(), verb.equals("next"));
    }

    private StepDraft count(String name, @Nullable Scalar where) {
        Scalar count = section.scalar("count");
        int times = count == null ? 2 : Words.number(problems, count, "count", 2, MOST_TIMES);
        if (!section.has("on")) {
            section.missing("on");
        }
        listen("on");
        long windowMs = Words.requiredDuration(section, "in");
        return draft(name, Verb.COUNT, where, times, windowMs, null, 0, false, within(), false);
    }

    private StepDraft absence(String name, @Nullable Scalar where) {
        listen("not");
        if (index == 0) {
            problems.add(section.at("not"), "the first step waits for something that happens: key=not");
        }
        long forMs = Words.requiredDuration(section, "for");
        return draft(name, Verb.ABSENCE, where, 0, forMs, null, 0, false, 0, false);
    }

    private StepDraft dwell(String name, @Nullable Scalar where) {
        Scalar place = section.scalar("dwell");
        String id = place == null ? "" : Words.id(problems, place, "dwell");
        kinds.addAll(LOCATED);
        long forMs = Words.requiredDuration(section, "for");
        long gapMs = Words.duration(section, "gap", 0);
        if (gapMs > 0 && forMs > 0 && gapMs >= forMs) {
            problems.add(section.at("gap"), "the gap must be shorter than the stay: gap=" + words("gap"));
        }
        return draft(name, Verb.DWELL, where, 0, forMs, id, gapMs, false, withinLongerThan(forMs), false);
    }

    private StepDraft riding(String name, @Nullable Scalar where) {
        kinds.addAll(LOCATED);
        Section ride = section.section("riding");
        int cells = FEWEST_CELLS;
        long windowMs = 0;
        boolean pingPong = false;
        if (ride != null) {
            Scalar count = ride.required("cells");
            cells = count == null ? cells : Words.number(problems, count, "cells", FEWEST_CELLS, MOST_CELLS);
            windowMs = Words.requiredDuration(ride, "in");
            Scalar word = ride.scalar("ping-pong");
            pingPong = word != null && Boolean.TRUE.equals(Words.choice(problems, word, "ping-pong", PING_PONG));
            ride.finish();
        }
        return draft(name, Verb.RIDING, where, cells, windowMs, null, 0, pingPong, within(), false);
    }

    private StepDraft changes(String name, @Nullable Scalar where) {
        Scalar what = section.scalar("changes");
        if (what != null) {
            Words.choice(problems, what, "changes", Map.of("handset", Verb.CHANGE));
        }
        kinds.addAll(LOCATED);
        long forMs = Words.requiredDuration(section, "for");
        return draft(name, Verb.CHANGE, where, 0, forMs, null, 0, false, withinLongerThan(forMs), false);
    }

    private String words(String key) {
        Scalar scalar = section.scalar(key);
        return scalar == null ? "" : scalar.value();
    }

    private long withinLongerThan(long forMs) {
        long withinMs = within();
        if (withinMs > 0 && withinMs <= forMs) {
            problems.add(section.at("within"), "can never match: the step takes longer than its within");
        }
        return withinMs;
    }

    private StepDraft draft(
            String name,
            Verb verb,
            @Nullable Scalar where,
            int times,
            long windowMs,
            @Nullable String place,
            long gapMs,
            boolean pingPong,
            long withinMs,
            boolean strict) {
        return new StepDraft(
                section.at(),
                name,
                verb,
                kinds,
                customKinds,
                where,
                times,
                windowMs,
                place,
                gapMs,
                pingPong,
                withinMs,
                strict);
    }

    private long within() {
        if (index == 0 && section.has("within")) {
            problems.add(section.at("within"), "within counts from the step before, the first step has none");
        }
        return Words.duration(section, "within", 0);
    }

    private void listen(String key) {
        List<Scalar> plain = new ArrayList<>();
        for (Scalar scalar : section.scalars(key)) {
            if (!scalar.value().startsWith("custom:")) {
                plain.add(scalar);
            } else if (!CUSTOM.matcher(scalar.value()).matches()) {
                problems.add(scalar.at(), "a declared kind is custom: and a kebab-case name: kind=" + scalar.value());
            } else if (!customKinds.add(scalar.value().substring("custom:".length()))) {
                problems.add(scalar.at(), "named twice: kind=" + scalar.value());
            }
        }
        kinds.addAll(Words.kinds(problems, plain));
        if (!customKinds.isEmpty()) {
            // Whether a declared kind is a moment or a fact is its declaration's business.
            kinds.add(EventKind.CUSTOM_MOMENT);
            kinds.add(EventKind.CUSTOM_FACT);
        }
    }
}
