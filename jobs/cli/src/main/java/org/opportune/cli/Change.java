package org.opportune.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.opportune.language.Language;
import org.opportune.language.difference.Differences;
import org.opportune.model.Scenario;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;

/**
 * What publishing one definition would do.
 *
 * @param name {@code kind/id}
 * @param differences one on a line; of scenarios only
 */
record Change(String name, Effect effect, List<String> differences) {
    /** On what is under way. */
    enum Effect {
        NEW("nothing of this name is published"),
        UNCHANGED("published so already"),
        /** A scenario that matches the same. */
        COMPATIBLE("open runs go on"),
        /** A scenario that matches something else. */
        RESET("open runs are dropped, cool-downs stay"),
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
            return new Change(name, Effect.NEW, List.of());
        }
        if (Objects.equals(published.getText(), wanted.getText())) {
            return new Change(name, Effect.UNCHANGED, List.of());
        }
        if (wanted.getKind() != ControlKind.SCENARIO) {
            return new Change(name, Effect.CHANGED, List.of());
        }
        Scenario was = scenario(published);
        Scenario is = scenario(wanted);
        if (was == null || is == null) {
            return new Change(name, Effect.RESET, List.of("this release cannot read what is published"));
        }
        Differences differences = Differences.of(was, is);
        return new Change(
                name,
                differences.matchesSame() ? Effect.COMPATIBLE : Effect.RESET,
                differences.found().stream().map(Object::toString).toList());
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
        return json;
    }
}
