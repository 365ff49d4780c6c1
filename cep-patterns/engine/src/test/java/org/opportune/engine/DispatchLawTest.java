package org.opportune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.opportune.model.Scenario;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;

/** Looking only at rules that are found by what an event shows gives what looking at every rule gives. */
class DispatchLawTest {
    private static final int MOST_TOGETHER = 12;

    private static long listening;
    private static long found;
    private static long idle;
    private static long matches;
    private static long absences;

    /** One who asks every rule that listens to the kind, and every open run. */
    private static final class Thorough {
        final Journey says = new Journey();
        final Partials partials = new Partials();
        final Plan plan;
        final List<String> ids;

        Thorough(Plan plan, List<String> ids) {
            this.plan = plan;
            this.ids = ids;
        }

        Family[] listening(EventKind kind) {
            return ids.stream()
                    .sorted()
                    .map(plan::rule)
                    .filter(rule -> rule.steps[0].listensTo(kind))
                    .map(Rule::family)
                    .distinct()
                    .sorted(Comparator.comparingInt(family -> family.index))
                    .toArray(Family[]::new);
        }

        boolean on(long now, Event event) {
            boolean changed = partials.bind(plan, now);
            changed |= partials.expire(now);
            Pass pass = new Pass(new Question(Journey.TABLES, event, now, says.profile::get, says), says);
            changed |= pass.over(listening(event.getKind()), partials.tracks());
            partials.tidy();
            partials.count(pass);
            return changed;
        }

        void wakeUntil(long now) {
            while (partials.nextWakeMs() <= now) {
                Engine.onWake(plan, Journey.TABLES, partials, now, says.profile::get, says);
            }
        }
    }

    @Property(tries = 1500)
    void lookingAtEveryRuleGivesTheSame(@ForAll long seed) {
        Random random = new Random(seed);
        Definition[] definitions = new Definition[1 + random.nextInt(MOST_TOGETHER)];
        Scenario[] scenarios = new Scenario[definitions.length];
        for (int i = 0; i < definitions.length; i++) {
            definitions[i] = oneOrKin(i == 0 ? null : definitions[i - 1], "s" + (char) ('a' + i), random);
            scenarios[i] = definitions[i].scenario();
        }
        Journey indexed = new Journey(scenarios);
        List<String> ids = Arrays.stream(scenarios).map(Scenario::id).toList();
        Thorough thorough = new Thorough(indexed.plan, ids);
        for (Happening one : RandomJourney.through(definitions, random)) {
            Event event =
                    Journey.with(Journey.event(indexed.events + 1, one.kind(), one.word(), one.cell()), one.tac());
            thorough.wakeUntil(one.at());
            thorough.says.profile.putAll(indexed.profile);
            indexed.wakeUntil(one.at());
            boolean before = indexed.partials.awaits(one.kind());
            boolean changed = indexed.on(one.at(), event);
            assertThat(changed).isEqualTo(thorough.on(one.at(), event));
            count(indexed.plan, thorough, event, before);
        }
        thorough.wakeUntil(300);
        indexed.wakeUntil(300);
        assertThat(indexed.matches).isEqualTo(thorough.says.matches);
        assertThat(indexed.absent).isEqualTo(thorough.says.absent);
        assertThat(indexed.partials.refused()).isEqualTo(thorough.partials.refused());
        assertThat(indexed.partials.moved()).isEqualTo(thorough.partials.moved());
        assertThat(indexed.partials.expired()).isEqualTo(thorough.partials.expired());
        assertThat(indexed.partials.openRuns()).isEqualTo(thorough.partials.openRuns());
        matches += indexed.matches.size();
        absences += indexed.absent.size();
    }

    /** What scenarios share (a condition's answer, the places of an event, a kind that nobody awaits) changes nothing. */
    @Property(tries = 300)
    void eachFindsTogetherWhatItFindsAlone(@ForAll long seed) {
        Random random = new Random(seed);
        Definition[] definitions = new Definition[2 + random.nextInt(MOST_TOGETHER - 1)];
        Scenario[] scenarios = new Scenario[definitions.length];
        Journey[] alone = new Journey[definitions.length];
        for (int i = 0; i < definitions.length; i++) {
            definitions[i] = oneOrKin(i == 0 ? null : definitions[i - 1], "s" + (char) ('a' + i), random);
            scenarios[i] = definitions[i].scenario();
            alone[i] = new Journey(scenarios[i]);
        }
        Journey together = new Journey(scenarios);
        for (Happening one : RandomJourney.through(definitions, random)) {
            Event event =
                    Journey.with(Journey.event(together.events + 1, one.kind(), one.word(), one.cell()), one.tac());
            together.on(one.at(), event);
            for (Journey each : alone) {
                each.on(one.at(), event);
            }
        }
        together.wakeUntil(300);
        for (int i = 0; i < alone.length; i++) {
            alone[i].wakeUntil(300);
            String id = scenarios[i].id();
            assertThat(together.matches)
                    .filteredOn(match -> match.startsWith(id))
                    .isEqualTo(alone[i].matches);
            assertThat(together.absent)
                    .filteredOn(absent -> absent.startsWith(id))
                    .isEqualTo(alone[i].absent);
        }
    }

    private static Definition oneOrKin(Definition before, String id, Random random) {
        if (before != null && random.nextInt(3) == 0) {
            return before.kin(id, random);
        }
        return random.nextInt(4) == 0 ? RandomDefinition.simple(id, random) : RandomDefinition.of(id, random);
    }

    private static void count(Plan plan, Thorough thorough, Event event, boolean awaited) {
        List<Family> all = List.of(thorough.listening(event.getKind()));
        List<Family> some = List.of(plan.starters(event, Journey.TABLES));
        assertThat(some).isEqualTo(all.stream().filter(some::contains).toList());
        listening += all.size();
        found += some.size();
        idle += some.isEmpty() && !awaited ? 1 : 0;
    }

    @AfterContainer
    static void theLawWasPutToTheTest() {
        assertThat(found)
                .as("rules looked at of %d that listen", listening)
                .isBetween(listening / 5, listening * 4 / 5);
        assertThat(idle).as("events that no rule and no run could use").isGreaterThan(50);
        assertThat(matches).isGreaterThan(5_000);
        assertThat(absences).isGreaterThan(5_000);
    }
}
