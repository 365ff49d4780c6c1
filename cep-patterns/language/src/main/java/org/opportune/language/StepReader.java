package org.opportune.language;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
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
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9_]{0,31}");
    private static final Pattern CUSTOM = Pattern.compile("custom:[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** CEL's reserved words and types, and our own words. */
    private static final Set<String> TAKEN = Set.of(
            "as",
            "break",
            "const",
            "continue",
            "else",
            "false",
            "for",
            "function",
            "if",
            "import",
            "in",
            "let",
            "loop",
            "package",
            "namespace",
            "null",
            "return",
            "true",
            "var",
            "void",
            "while",
            "bool",
            "bytes",
            "double",
            "dyn",
            "int",
            "list",
            "map",
            "string",
            "type",
            "uint",
            "event",
            "profile");

    /** Everything that can show where a subscriber is. */
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
        String name = name();
        Scalar where = section.scalar("where");
        StepDraft draft = verbs().size() == 1 ? draft(verbs().get(0), name, where) : noVerb();
        if (draft != null) {
            section.finish();
        }
        return draft;
    }

    private List<String> verbs() {
        List<String> verbs = new ArrayList<>();
        for (String verb : List.of("on", "next", "then", "count", "not", "dwell")) {
            // "on" beside "count" says what is counted.
            if (section.has(verb) && !(verb.equals("on") && section.has("count"))) {
                verbs.add(verb);
            }
        }
        return verbs;
    }

    private @Nullable StepDraft noVerb() {
        String found = verbs().isEmpty() ? "none" : String.join(", ", verbs());
        problems.add(section.at(), "a step has exactly one of on, next, then, count, not, dwell: found=" + found);
        return null;
    }

    private StepDraft draft(String verb, String name, @Nullable Scalar where) {
        return switch (verb) {
            case "count" -> count(name, where);
            case "not" -> absence(name, where);
            case "dwell" -> dwell(name, where);
            default -> event(verb, name, where);
        };
    }

    private StepDraft event(String verb, String name, @Nullable Scalar where) {
        listen(verb);
        if (index == 0 && !verb.equals("on")) {
            problems.add(section.at(verb), "nothing comes before the first step, write on: key=" + verb);
        }
        return draft(name, Verb.ON, where, 0, 0, null, within(), verb.equals("next"));
    }

    private StepDraft count(String name, @Nullable Scalar where) {
        Scalar count = section.scalar("count");
        int times = count == null ? 2 : Words.number(problems, count, "count", 2, MOST_TIMES);
        if (!section.has("on")) {
            section.missing("on");
        }
        listen("on");
        return draft(name, Verb.COUNT, where, times, Words.requiredDuration(section, "in"), null, within(), false);
    }

    private StepDraft absence(String name, @Nullable Scalar where) {
        listen("not");
        if (index == 0) {
            problems.add(section.at("not"), "the first step waits for something that happens: key=not");
        }
        return draft(name, Verb.ABSENCE, where, 0, Words.requiredDuration(section, "for"), null, 0, false);
    }

    private StepDraft dwell(String name, @Nullable Scalar where) {
        Scalar place = section.scalar("dwell");
        String id = place == null ? "" : Words.id(problems, place, "dwell");
        kinds.addAll(LOCATED);
        long forMs = Words.requiredDuration(section, "for");
        long withinMs = within();
        if (withinMs > 0 && withinMs <= forMs) {
            problems.add(section.at("within"), "can never match: the step takes longer than its within");
        }
        return draft(name, Verb.DWELL, where, 0, forMs, id, withinMs, false);
    }

    private StepDraft draft(
            String name,
            Verb verb,
            @Nullable Scalar where,
            int times,
            long windowMs,
            @Nullable String place,
            long withinMs,
            boolean strict) {
        return new StepDraft(
                section.at(), name, verb, kinds, customKinds, where, times, windowMs, place, withinMs, strict);
    }

    private long within() {
        if (index == 0 && section.has("within")) {
            problems.add(section.at("within"), "within counts from the step before, the first step has none");
        }
        return Words.duration(section, "within", 0);
    }

    private String name() {
        Scalar as = section.scalar("as");
        if (as == null) {
            return "step" + (index + 1);
        }
        if (!NAME.matcher(as.value()).matches()) {
            problems.add(
                    as.at(), "a step's name is a lower case letter, then letters, digits and '_': as=" + as.value());
        } else if (TAKEN.contains(as.value())) {
            problems.add(as.at(), "the word is taken: as=" + as.value());
        }
        return as.value();
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
