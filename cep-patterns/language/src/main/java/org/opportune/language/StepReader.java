package org.opportune.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opportune.language.HearingReader.Heard;
import org.opportune.language.YamlNode.Scalar;
import org.opportune.model.EventField;
import org.opportune.model.FieldType;
import org.opportune.model.Step;
import org.opportune.model.Step.Verb;
import org.opportune.model.Threshold;

/** One step of a scenario. */
final class StepReader {
    static final List<String> VERBS = List.of(
            "on", "next", "then", "count", "sum", "average", "not", "idle", "returns", "dwell", "riding", "changes",
            "arrive", "leave");

    /** Fields whose values can be told apart. */
    static final Map<String, EventField> DISTINCT = Arrays.stream(EventField.values())
            .filter(field -> field.type() == FieldType.TEXT || field.type() == FieldType.INTEGER)
            .collect(Collectors.toUnmodifiableMap(EventField::fieldName, field -> field));

    /** Fields that are quantities. */
    static final Map<String, EventField> ADDED = Stream.of(
                    EventField.DURATION,
                    EventField.OCTETS,
                    EventField.AMOUNT,
                    EventField.BALANCE,
                    EventField.QUOTA_USED,
                    EventField.QUOTA_ALLOWANCE)
            .collect(Collectors.toUnmodifiableMap(EventField::fieldName, field -> field));

    private final StepKeys keys;
    private final Section section;
    private final Problems problems;

    private StepReader(Section section, int index) {
        this.keys = new StepKeys(section, index);
        this.section = section;
        this.problems = section.problems();
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
            boolean says = verb.equals("on") && HearingReader.GATHERED.stream().anyMatch(section::has);
            if (section.has(verb) && !says) {
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
            case "sum" -> sum(Verb.SUM, verb);
            case "average" -> sum(Verb.AVERAGE, verb);
            case "not" -> absence();
            case "on", "next", "then" -> event(verb);
            default -> new MomentReader(keys).read(verb);
        };
    }

    private StepDraft event(String key) {
        Heard heard = HearingReader.read(section, key, keys.name, keys.where);
        if (keys.index == 0 && !key.equals("on")) {
            problems.add(section.at(key), "nothing comes before the first step, write on: key=" + key);
        }
        boolean strict = key.equals("next");
        boolean optional = keys.optional();
        if (strict && optional) {
            problems.add(section.at("optional"), "next cannot be left out, write then: key=optional");
        }
        return new StepDraft(section.at(), keys.name, heard.all() ? Verb.ALL : Verb.ON, heard.drafts())
                .within(keys.within())
                .joined(strict, optional);
    }

    private StepDraft count() {
        Times times = Times.read(section);
        Heard heard = gathered();
        return new StepDraft(section.at(), keys.name, Verb.COUNT, heard.drafts())
                .times(times.least(), times.most())
                .distinct(distinct())
                .window(Words.requiredDuration(section, "in"))
                .within(keys.within())
                .joined(false, keys.optional());
    }

    private StepDraft sum(Verb verb, String key) {
        int least = verb == Verb.SUM ? 1 : 2;
        Scalar events = section.scalar("events");
        int times = events == null ? least : Words.number(problems, events, "events", least, Step.MOST_VALUES);
        Heard heard = gathered();
        return new StepDraft(section.at(), keys.name, verb, heard.drafts())
                .times(times, Step.MOST_VALUES)
                .threshold(threshold(key))
                .window(Words.requiredDuration(section, "in"))
                .within(keys.within());
    }

    private Heard gathered() {
        if (!section.has("on")) {
            section.missing("on");
        }
        return HearingReader.read(section, "on", keys.name, keys.where);
    }

    private Threshold threshold(String key) {
        Scalar word = section.scalar(key);
        EventField field = word == null ? null : Words.choice(problems, word, key, ADDED);
        Scalar over = section.scalar("over");
        Scalar under = section.scalar("under");
        if (section.has("over") == section.has("under")) {
            problems.add(section.at(key), "say what the " + key + " must be, over or under a number: " + key);
        }
        Scalar limit = over == null ? under : over;
        long number = limit == null ? 0 : Words.amount(problems, limit, over == null ? "under" : "over");
        return new Threshold(field == null ? EventField.AMOUNT : field, over == null, number);
    }

    private @Nullable EventField distinct() {
        Scalar field = section.scalar("distinct");
        return field == null ? null : Words.choice(problems, field, "distinct", DISTINCT);
    }

    private StepDraft absence() {
        Heard heard = HearingReader.read(section, "not", keys.name, keys.where);
        if (keys.index == 0) {
            problems.add(section.at("not"), "the first step waits for something that happens: key=not");
        }
        long forMs = Words.duration(section, "for", 0);
        Verb verb = section.has("for") ? Verb.ABSENCE : Verb.BARRED;
        return new StepDraft(section.at(), keys.name, verb, heard.drafts()).window(forMs);
    }
}
