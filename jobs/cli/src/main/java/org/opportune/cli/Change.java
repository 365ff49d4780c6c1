package org.opportune.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opportune.cli.OpenRuns.Count;
import org.opportune.language.Language;
import org.opportune.language.difference.Differences;
import org.opportune.model.Scenario;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;

/**
 * What publishing one definition would do.
 *
 * @param name {@code kind/id}
 * @param differences one on a line, and then what keeps open runs from going on; of scenarios only
 * @param was the scenario that is published; null = it is none, or none is
 * @param runs its open runs; null = not counted
 */
record Change(
        String name,
        Effect effect,
        List<String> differences,
        @Nullable Scenario was,
        @Nullable Count runs) {
    /** On what is under way. */
    enum Effect {
        NEW("nothing of this name is published"),
        UNCHANGED("published so already"),
        /** A scenario that waits for the same things in the same order. */
        COMPATIBLE("open runs go on"),
        /** A scenario that waits for something else. */
        RESET("open runs are dropped, cool-downs stay"),
        /** A scenario that runs, and is not to run any more. */
        ENDED("it does not run any more, open runs and cool-downs are dropped"),
        /** Anything but a scenario: it has no runs. */
        CHANGED("counts from its arrival on, for what is held too");

        final String says;

        Effect(String says) {
            this.says = says;
        }
    }

    Change {
        differences = List.copyOf(differences);
    }

    /** @param published null = nothing of its name is */
    static Change of(@Nullable Control published, Control wanted) {
        String name = Standing.name(wanted);
        if (published == null) {
            return of(name, Effect.NEW);
        }
        if (Objects.equals(published.getText(), wanted.getText())) {
            return of(name, Effect.UNCHANGED);
        }
        if (wanted.getKind() != ControlKind.SCENARIO) {
            return of(name, Effect.CHANGED);
        }
        Scenario was = scenario(published);
        Scenario is = scenario(wanted);
        if (was == null || is == null) {
            return new Change(name, Effect.RESET, List.of("this release cannot read what is published"), null, null);
        }
        Differences differences = Differences.of(was, is);
        return new Change(
                name,
                effect(was, is, differences),
                Stream.concat(
                                differences.found().stream().map(Object::toString),
                                differences.obstacles().stream().map(why -> "open runs cannot go on: " + why))
                        .toList(),
                was.succeeding(Set.copyOf(published.getSucceeds())),
                null);
    }

    private static Change of(String name, Effect effect) {
        return new Change(name, effect, List.of(), null, null);
    }

    private static Effect effect(Scenario was, Scenario is, Differences differences) {
        if (was.runs() && !is.runs()) {
            return Effect.ENDED;
        }
        // Runs are with the engine that began them.
        return differences.goesOn() && was.engine() == is.engine() ? Effect.COMPATIBLE : Effect.RESET;
    }

    /** Whether open runs are concerned. */
    boolean touchesRuns() {
        return was != null && was.runs();
    }

    /** The same with the runs that are open, where they are concerned and told of. */
    Change counted(OpenRuns open) {
        return touchesRuns() && was != null ? new Change(name, effect, differences, was, open.of(was)) : this;
    }

    @Override
    public String toString() {
        return name + ": " + effect.says + (runs == null ? "" : ": " + runs);
    }

    private static @Nullable Scenario scenario(Control control) {
        return Language.scenario(control.getOrigin(), String.valueOf(control.getText()))
                .value();
    }

    Map<String, Object> asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("definition", name);
        json.put("effect", Report.word(effect));
        json.put("differences", differences);
        if (runs != null) {
            json.put("runs", runs.asJson());
        }
        return json;
    }
}
