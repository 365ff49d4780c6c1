package org.opportune.language;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.opportune.language.HearingReader.Heard;
import org.opportune.language.YamlNode.Mapping;
import org.opportune.language.YamlNode.Scalar;
import org.opportune.model.Changing;
import org.opportune.model.FieldType;
import org.opportune.model.HandsetField;
import org.opportune.model.Step.Verb;
import org.opportune.schemas.event.EventKind;

/** A step whose verb says what happens to somebody, and not which event shows it. */
final class MomentReader {
    /** A ride of two cells would be any swap between neighbours, and each cell of one is kept. */
    private static final int FEWEST_CELLS = 3;

    private static final int MOST_CELLS = 16;
    private static final Map<String, Boolean> PING_PONG = Map.of("removed", false, "counted", true);

    private static final Map<String, Changing> CHANGES = Map.of("handset", Changing.HANDSET, "tariff", Changing.TARIFF);

    /** Fields of the catalogue that say what a handset can do. */
    static final Map<String, HandsetField> CAPABILITIES = Arrays.stream(HandsetField.values())
            .filter(field -> field.type() == FieldType.BOOLEAN)
            .collect(Collectors.toUnmodifiableMap(HandsetField::fieldName, field -> field));

    /** Whatever the network may show of somebody. */
    private static final String ANYTHING = "anything";

    private final StepKeys keys;
    private final Section section;
    private final Problems problems;

    MomentReader(StepKeys keys) {
        this.keys = keys;
        this.section = keys.section;
        this.problems = keys.section.problems();
    }

    StepDraft read(String verb) {
        return switch (verb) {
            case "idle" -> idle();
            case "returns" -> returns();
            case "dwell" -> dwell();
            case "riding" -> riding();
            case "changes" -> changes();
            case "arrive" -> arrive();
            case "leave" -> leave();
            default -> throw new IllegalArgumentException("no such verb: verb=" + verb);
        };
    }

    private StepDraft idle() {
        Heard heard = HearingReader.read(section, "idle", keys.name, keys.where);
        long forMs = Words.requiredDuration(section, "for");
        return new StepDraft(section.at(), keys.name, Verb.IDLE, heard.drafts())
                .window(forMs)
                .within(keys.withinLongerThan(forMs));
    }

    private StepDraft returns() {
        boolean anyhow =
                section.node("returns") instanceof Scalar word && word.value().equals(ANYTHING);
        List<HearingDraft> hears = anyhow
                ? keys.located()
                : HearingReader.read(section, "returns", keys.name, keys.where).drafts();
        return new StepDraft(section.at(), keys.name, Verb.RETURN, hears)
                .window(Words.requiredDuration(section, "silent"))
                .within(keys.within());
    }

    private StepDraft dwell() {
        String id = place("dwell");
        long forMs = Words.requiredDuration(section, "for");
        long gapMs = Words.duration(section, "gap", 0);
        Scalar gap = section.scalar("gap");
        if (gap != null && gapMs > 0 && forMs > 0 && gapMs >= forMs) {
            problems.add(section.at("gap"), "the gap must be shorter than the stay: gap=" + gap.value());
        }
        return new StepDraft(section.at(), keys.name, Verb.DWELL, keys.located())
                .staying(id, forMs, gapMs)
                .within(keys.withinLongerThan(forMs));
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
        return new StepDraft(section.at(), keys.name, Verb.RIDING, keys.located())
                .times(cells, cells)
                .window(windowMs)
                .pingPong(pingPong)
                .within(keys.within());
    }

    private StepDraft changes() {
        Changing of = section.node("changes") instanceof Mapping ? capability() : handsetOrTariff();
        long forMs = Words.requiredDuration(section, "for");
        List<HearingDraft> hears = Changing.TARIFF.equals(of)
                ? List.of(new HearingDraft(section.at(), keys.name, Set.of(EventKind.PRICE_PLAN), Set.of(), keys.where))
                : keys.located();
        return new StepDraft(section.at(), keys.name, Verb.CHANGE, hears)
                .changing(of)
                .window(forMs)
                .within(keys.withinLongerThan(forMs));
    }

    private Changing handsetOrTariff() {
        Scalar what = section.scalar("changes");
        if (what == null) {
            return Changing.HANDSET;
        }
        if (CAPABILITIES.containsKey(what.value())) {
            problems.add(
                    what.at(),
                    "what handsets can do is written changes: {capability: " + what.value() + "}: changes="
                            + what.value());
            return Changing.HANDSET;
        }
        Changing of = Words.choice(problems, what, "changes", CHANGES);
        return of == null ? Changing.HANDSET : of;
    }

    private Changing capability() {
        Section what = Objects.requireNonNull(section.section("changes"), "a mapping was seen");
        Scalar word = what.required("capability");
        what.finish();
        HandsetField field = word == null ? null : Words.choice(problems, word, "capability", CAPABILITIES);
        return field == null ? Changing.HANDSET : Changing.capability(field);
    }

    private StepDraft arrive() {
        return new StepDraft(section.at(), keys.name, Verb.ARRIVE, keys.located())
                .staying(place("arrive"), 0, 0)
                .within(keys.within());
    }

    /** The gap is that of a stay: what a stay forgives is no leaving. */
    private StepDraft leave() {
        long gapMs = Words.duration(section, "gap", 0);
        return new StepDraft(section.at(), keys.name, Verb.LEAVE, keys.located())
                .staying(place("leave"), gapMs, 0)
                .within(keys.withinLongerThan(gapMs));
    }

    private String place(String key) {
        Scalar place = section.scalar(key);
        return place == null ? "" : Words.id(problems, place, key);
    }
}
