package org.opportune.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.opportune.language.difference.Differences;
import org.opportune.model.Scenario;
import org.opportune.schemas.event.EventKind;

/**
 * A random scenario that is published anew in the middle of a random journey, beside another that stays as it is. Whether
 * open runs go on is what the author's tools say.
 */
final class Edited {
    private static final String OLDER = "a".repeat(32);
    private static final String NEWER = "b".repeat(32);
    /** Ways to cut a journey of which the first is taken that leaves an open run. */
    private static final int CUTS = 4;

    private final long seed;
    private final boolean compatible;
    private final Definition older;
    private final Definition newer;
    private final Definition other;
    private final List<Happening> history;
    private final int cut;
    private final boolean stored;
    private int inherited;
    private int inheritedMatches;

    private Edited(long seed) {
        Random random = new Random(seed);
        this.seed = seed;
        String id = random.nextBoolean() ? "s1" : "s3";
        boolean kin = random.nextInt(3) == 0;
        Definition any = kin ? RandomDefinition.simple(id, random) : RandomDefinition.of(id, random);
        older = kin ? any.kin(id, random) : any;
        other = kin ? any.kin("s2", random) : RandomDefinition.of("s2", random);
        compatible = random.nextInt(8) > 0;
        newer = compatible ? RandomEdit.of(older, random) : RandomEdit.breaking(older, random);
        history = new ArrayList<>(RandomJourney.through(
                new Definition[] {random.nextInt(3) == 0 ? older : newer, other}, random));
        if (history.isEmpty()) {
            history.add(deaf(1));
        }
        cut = cut(random);
        stored = random.nextInt(4) == 0;
        if (random.nextBoolean()) {
            touch();
        }
    }

    static Edited of(long seed) {
        return new Edited(seed);
    }

    private int cut(Random random) {
        int at = 0;
        for (int i = 0; i < CUTS && !before(at, older).isOpen(); i++) {
            at = 1 + random.nextInt(history.size());
        }
        return at;
    }

    private Reference before(int at, Definition definition) {
        return Reference.before(at, definition, history, Oracle.HORIZON);
    }

    /** Somebody looks at the subscriber although nothing happens that a scenario listens to. */
    private void touch() {
        long after = history.get(cut - 1).at();
        long until = cut < history.size() ? history.get(cut).at() : after + 5;
        history.add(cut, deaf((after + until + 1) / 2));
    }

    /** Something that no scenario listens to. */
    private static Happening deaf(long at) {
        return new Happening(at, EventKind.BILL, null, null, null, null, null);
    }

    /** True if the edit is one of numbers, times, limits and demands. */
    boolean isCompatible() {
        return compatible;
    }

    /** Runs that were open, and alive under the newer version. */
    int inherited() {
        return inherited;
    }

    /** Those of them that matched. */
    int inheritedMatches() {
        return inheritedMatches;
    }

    /** What differs between the engine and the reference, or null. */
    String differs() {
        Scenario was = older.scenario().withFingerprint(OLDER);
        Scenario is = newer.scenario().withFingerprint(NEWER);
        boolean goesOn = Differences.of(was, is).goesOn();
        if (goesOn != compatible) {
            return this + ": runs go on: " + goesOn;
        }
        List<String> found = run(was, goesOn ? is.succeeding(Set.of(OLDER)) : is);
        Reference edited = before(cut, older).edited(newer, history, touchMs(), goesOn);
        inherited = edited.inherited();
        inheritedMatches = edited.inheritedMatches();
        List<String> expected = Stream.concat(
                        edited.found().stream().map(match -> older.id() + "@" + match),
                        new Reference(other, history, Oracle.HORIZON)
                                .matches().stream().map(match -> other.id() + "@" + match))
                .sorted()
                .toList();
        return found.equals(expected) ? null : this + ": engine " + found + ", reference " + expected;
    }

    /** The next event, or what was due before it, of whichever scenario. */
    private long touchMs() {
        long event = cut < history.size() ? history.get(cut).at() : Past.NEVER;
        return Stream.of(older, other)
                .mapToLong(definition -> before(cut, definition).dueMs())
                .reduce(event, Math::min);
    }

    private List<String> run(Scenario was, Scenario is) {
        Scenario beside = other.scenario();
        Journey journey = new Journey(was, beside);
        Oracle.happen(journey, history.subList(0, cut), stored);
        journey.plan = Plan.of(List.of(is, beside), 0);
        Oracle.happen(journey, history.subList(cut, history.size()), stored);
        journey.wakeUntil(Oracle.HORIZON);
        return journey.matches.stream().sorted().toList();
    }

    @Override
    public String toString() {
        return "seed " + seed + ", " + older + " published anew before event " + (cut + 1) + " as " + newer
                + ", beside " + other + ", over " + history;
    }
}
