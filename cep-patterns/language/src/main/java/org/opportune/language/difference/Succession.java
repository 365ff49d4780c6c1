package org.opportune.language.difference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.opportune.language.condition.Conjuncts;
import org.opportune.language.condition.Numbers;
import org.opportune.model.Condition;
import org.opportune.model.Hearing;
import org.opportune.model.Scenario;
import org.opportune.model.Scenario.Engine;
import org.opportune.model.Step;

/**
 * Whether open runs of one version of a scenario go on under a newer one: where it waits for the same things in the same
 * order. Other numbers, times and limits, text, and conditions that demand more are no obstacle: what was seen stays seen,
 * and from the newer version's time on it is the newer one that counts. Stateless.
 */
final class Succession {
    /** What of a step must be the same, and what people call it. */
    private record Trait(String word, Function<Step, @Nullable Object> of) {}

    private static final List<Trait> TRAITS = List.of(
            new Trait("what it waits for", Step::verb),
            new Trait(
                    "what it listens to",
                    step -> step.hears().stream().map(Succession::heard).toList()),
            new Trait("place", Step::place),
            new Trait("distinct", Step::distinct),
            new Trait(
                    "what is added up",
                    step -> step.threshold() == null ? null : step.threshold().field()),
            new Trait("what changes", Step::changing),
            new Trait("ping-pong", Step::pingPong),
            new Trait("speed", step -> step.speedKmh() > 0),
            new Trait("that it takes time", step -> step.windowMs() > 0),
            new Trait("gap", step -> step.gapMs() > 0),
            new Trait("more than it needs", step -> step.most() > step.times()),
            new Trait("next or then", Step::strict),
            new Trait("optional", Step::optional),
            new Trait("what later conditions read of it", Step::captures));

    private Succession() {}

    /** What keeps open runs from going on, in the order of the steps; empty = they go on. */
    static List<String> obstacles(Scenario older, Scenario newer) {
        List<String> obstacles = new ArrayList<>();
        if (older.engine() != Engine.OPPORTUNE || newer.engine() != Engine.OPPORTUNE) {
            obstacles.add("engine");
        }
        if (older.start() != newer.start()) {
            obstacles.add("start");
        }
        if (older.afterMatch() != newer.afterMatch()) {
            obstacles.add("after-match");
        }
        if (older.steps().size() != newer.steps().size()) {
            obstacles.add("number of steps");
            return obstacles;
        }
        for (int i = 0; i < older.steps().size(); i++) {
            step(older.steps().get(i), newer.steps().get(i), "step " + (i + 1) + ": ", obstacles);
        }
        return obstacles;
    }

    private static void step(Step was, Step is, String where, List<String> obstacles) {
        for (Trait trait : TRAITS) {
            Object before = trait.of().apply(was);
            Object after = trait.of().apply(is);
            if (before == null ? after != null : !before.equals(after)) {
                obstacles.add(where + trait.word());
            }
        }
        for (int i = 0; i < Math.min(was.hears().size(), is.hears().size()); i++) {
            if (!demands(is.hears().get(i).where())
                    .containsAll(demands(was.hears().get(i).where()))) {
                obstacles.add(where + "its condition no longer demands all that it did");
            }
        }
    }

    private static List<Object> heard(Hearing hearing) {
        return List.of(hearing.kinds(), hearing.customKinds(), hearing.captures());
    }

    /** What must hold, whatever the numbers in it. */
    private static Set<String> demands(@Nullable Condition condition) {
        Set<String> demands = new HashSet<>();
        if (condition != null) {
            Conjuncts.of(condition).forEach(term -> demands.add(Numbers.leftOut(term)));
        }
        return demands;
    }
}
