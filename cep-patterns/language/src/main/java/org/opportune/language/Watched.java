package org.opportune.language;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.opportune.language.condition.Vocabulary;
import org.opportune.language.condition.Vocabulary.EarlierStep;
import org.opportune.language.condition.WatchedConditions;
import org.opportune.model.Asked;
import org.opportune.model.Campaign;
import org.opportune.model.Condition;
import org.opportune.model.Hearing;
import org.opportune.model.Scenario;
import org.opportune.model.Step;
import org.opportune.model.Step.Verb;

/**
 * Definitions whose conditions tell a witness what they were asked, for explaining what a run of them did. They match
 * and decide what the originals do. The witness is called from the thread that asks.
 */
public final class Watched {
    private static final Set<Verb> WITHOUT_EVENT = EnumSet.of(Verb.ABSENCE, Verb.BARRED, Verb.IDLE);

    private Watched() {}

    /** The scenario, each answer of a condition told to the witness. */
    public static Scenario scenario(Scenario scenario, Consumer<Asked> witness) {
        WatchedConditions conditions = new WatchedConditions();
        List<EarlierStep> earlier = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (Step step : scenario.steps()) {
            steps.add(watched(step, steps.size(), List.copyOf(earlier), conditions, witness));
            earlier.add(new EarlierStep(step.name(), !WITHOUT_EVENT.contains(step.verb())));
            if (step.verb() == Verb.ALL) {
                step.hears().forEach(part -> earlier.add(new EarlierStep(part.name(), true)));
            }
        }
        conditions.begin();
        return scenario.withSteps(steps);
    }

    /** The campaign, each answer of its audience told to the witness. */
    public static Campaign campaign(Campaign campaign, Consumer<Asked> witness) {
        if (campaign.audience() == null) {
            return campaign;
        }
        WatchedConditions conditions = new WatchedConditions();
        Condition audience = conditions.watch(
                campaign.audience(),
                Vocabulary.AUDIENCE,
                (truth, terms) -> witness.accept(new Asked(Asked.AUDIENCE, 0, truth, terms)));
        conditions.begin();
        return campaign.withAudience(audience);
    }

    private static Step watched(
            Step step, int index, List<EarlierStep> earlier, WatchedConditions conditions, Consumer<Asked> witness) {
        Vocabulary vocabulary = step.verb() == Verb.CHANGE ? Vocabulary.change(earlier) : Vocabulary.step(earlier);
        List<Hearing> hears = new ArrayList<>();
        for (Hearing hearing : step.hears()) {
            int part = hears.size();
            Condition where = hearing.where() == null
                    ? null
                    : conditions.watch(
                            hearing.where(),
                            vocabulary,
                            (truth, terms) -> witness.accept(new Asked(index, part, truth, terms)));
            hears.add(new Hearing(hearing.name(), hearing.kinds(), hearing.customKinds(), where, hearing.captures()));
        }
        return step.hearing(hears);
    }
}
