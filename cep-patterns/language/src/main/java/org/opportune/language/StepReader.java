package org.opportune.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opportune.language.HearingReader.Heard;
import org.opportune.language.YamlNode.Scalar;
import org.opportune.model.EventField;
import org.opportune.model.FieldType;
import org.opportune.model.Step.Verb;
import org.opportune.schemas.event.EventKind;

/** One step of a scenario. */
final class StepReader {
    /** A ride of two cells would be any swap between neighbours, and each cell of one is kept. */
    private static final int FEWEST_CELLS = 3;

    private static final int MOST_CELLS = 16;
    private static final List<String> VERBS =
            List.of("on", "next", "then", "count", "not", "dwell", "riding", "changes");
    private static final Map<String, Boolean> PING_PONG = Map.of("removed", false, "counted", true);

    /** Fields whose values can be told apart. */
    private static final Map<String, EventField> DISTINCT = Arrays.stream(EventField.values())
            .filter(field -> field.type() == FieldType.TEXT || field.type() == FieldType.INTEGER)
            .collect(Collectors.toUnmodifiableMap(EventField::fieldName, field -> field));

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
    private final String name;
    private final @Nullable Scalar where;

    private StepReader(Section section, int index) {
        this.section = section;
        this.problems = section.problems();
        this.index = index;
        this.name = StepName.read(section, index);
        this.where = section.scalar("where");
    }

    static @Nullable StepDraft read(Section section, int index) {
        return new StepReader(section, index).read();
    }

    private @Nullable StepDraft read() {
        StepDraft draft = verbs().size() == 1 ? draft(verbs().get(0)) : noVerb();
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

    private StepDraft draft(String verb) {
        return switch (verb) {
            case "count" -> count();
            case "not" -> absence();
            case "dwell" -> dwell();
            case "riding" -> riding();
            case "changes" -> changes();
            default -> event(verb);
        };
    }

    private StepDraft event(String key) {
        Heard heard = HearingReader.read(section, key, name, where);
        if (index == 0 && !key.equals("on")) {
            problems.add(section.at(key), "nothing comes before the first step, write on: key=" + key);
        }
        boolean strict = key.equals("next");
        boolean optional = optional();
        if (strict && optional) {
            problems.add(section.at("optional"), "next cannot be left out, write then: key=optional");
        }
        return new StepDraft(section.at(), name, heard.all() ? Verb.ALL : Verb.ON, heard.drafts())
                .within(within())
                .joined(strict, optional);
    }

    private StepDraft count() {
        Times times = Times.read(section);
        if (!section.has("on")) {
            section.missing("on");
        }
        Heard heard = HearingReader.read(section, "on", name, where);
        return new StepDraft(section.at(), name, Verb.COUNT, heard.drafts())
                .times(times.least(), times.most())
                .distinct(distinct())
                .window(Words.requiredDuration(section, "in"))
                .within(within())
                .joined(false, optional());
    }

    private @Nullable EventField distinct() {
        Scalar field = section.scalar("distinct");
        return field == null ? null : Words.choice(problems, field, "distinct", DISTINCT);
    }

    private StepDraft absence() {
        Heard heard = HearingReader.read(section, "not", name, where);
        if (index == 0) {
            problems.add(section.at("not"), "the first step waits for something that happens: key=not");
        }
        long forMs = Words.duration(section, "for", 0);
        Verb verb = section.has("for") ? Verb.ABSENCE : Verb.BARRED;
        return new StepDraft(section.at(), name, verb, heard.drafts()).window(forMs);
    }

    private StepDraft dwell() {
        Scalar place = section.scalar("dwell");
        String id = place == null ? "" : Words.id(problems, place, "dwell");
        long forMs = Words.requiredDuration(section, "for");
        long gapMs = Words.duration(section, "gap", 0);
        if (gapMs > 0 && forMs > 0 && gapMs >= forMs) {
            problems.add(section.at("gap"), "the gap must be shorter than the stay: gap=" + words("gap"));
        }
        return new StepDraft(section.at(), name, Verb.DWELL, located())
                .staying(id, forMs, gapMs)
                .within(withinLongerThan(forMs));
    }

    private StepDraft riding() {
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
        return new StepDraft(section.at(), name, Verb.RIDING, located())
                .times(cells, cells)
                .window(windowMs)
                .pingPong(pingPong)
                .within(within());
    }

    private StepDraft changes() {
        Scalar what = section.scalar("changes");
        if (what != null) {
            Words.choice(problems, what, "changes", Map.of("handset", Verb.CHANGE));
        }
        long forMs = Words.requiredDuration(section, "for");
        return new StepDraft(section.at(), name, Verb.CHANGE, located())
                .window(forMs)
                .within(withinLongerThan(forMs));
    }

    private List<HearingDraft> located() {
        return List.of(new HearingDraft(section.at(), name, LOCATED, Set.of(), where));
    }

    private boolean optional() {
        Scalar word = section.scalar("optional");
        boolean optional = word != null
                && Boolean.TRUE.equals(Words.choice(problems, word, "optional", Map.of("true", true, "false", false)));
        if (optional && index == 0) {
            problems.add(section.at("optional"), "the first step begins it all and cannot be left out: key=optional");
        }
        return optional;
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

    private long within() {
        if (index == 0 && section.has("within")) {
            problems.add(section.at("within"), "within counts from the step before, the first step has none");
        }
        return Words.duration(section, "within", 0);
    }
}
