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
import org.opportune.model.Step;
import org.opportune.model.Step.Verb;
import org.opportune.schemas.event.EventKind;

/** A step whose verb says what happens to somebody, and not which event shows it. */
final class MomentReader {
    /** A ride of two cells would be any swap between neighbours, and each cell of one is kept. */
    private static final int FEWEST_CELLS = 3;

    private static final int MOST_CELLS = 16;
    private static final int SLOWEST_KMH = 5;
    private static final int FASTEST_KMH = 1_000;
    /** Of what a ride with a speed demands, in metres: cells are seldom larger in towns. */
    private static final long SHORTEST_WAY = 1_000;
    /** Half around the earth. */
    private static final long LONGEST_WAY = 20_015_000;

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
        StepDraft draft =
                new StepDraft(section.at(), keys.name, Verb.RIDING, keys.located()).times(FEWEST_CELLS, FEWEST_CELLS);
        Section ride = section.section("riding");
        if (ride != null) {
            Scalar count = ride.scalar("cells");
            int cells = count == null ? FEWEST_CELLS : Words.number(problems, count, "cells", FEWEST_CELLS, MOST_CELLS);
            Scalar speed = ride.scalar("speed");
            draft.times(cells, speed == null ? cells : Step.MOST_SITES).window(Words.requiredDuration(ride, "in"));
            Scalar word = ride.scalar("ping-pong");
            draft.pingPong(word != null && Boolean.TRUE.equals(Words.choice(problems, word, "ping-pong", PING_PONG)));
            if (speed != null) {
                draft.speed(speed(speed, draft));
            } else if (!ride.has("cells")) {
                problems.add(ride.at(), "a ride has so many cells, or a speed, or both: key=riding");
            }
            ride.finish();
        }
        return draft.within(keys.within());
    }

    private int speed(Scalar word, StepDraft ride) {
        int kmh = Words.number(problems, word, "speed", SLOWEST_KMH, FASTEST_KMH);
        long metres = kmh * ride.windowMs / 3_600;
        String way = "speed=" + word.value() + " way=" + metres + "m";
        if (ride.windowMs > 0 && metres < SHORTEST_WAY) {
            problems.add(
                    word.at(), "a way of less than " + SHORTEST_WAY + "m leads to a neighbouring cell at rest: " + way);
        } else if (metres > LONGEST_WAY) {
            problems.add(word.at(), "can never match: nothing on earth is so far away: " + way);
        }
        if (ride.pingPong) {
            problems.add(
                    word.at(),
                    "whoever comes back gets nowhere: " + way.substring(0, way.indexOf(' ')) + " ping-pong=counted");
        }
        return kmh;
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
