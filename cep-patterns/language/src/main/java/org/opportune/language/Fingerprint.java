package org.opportune.language;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.opportune.model.Campaign;
import org.opportune.model.Changing;
import org.opportune.model.Changing.What;
import org.opportune.model.Condition;
import org.opportune.model.EventField;
import org.opportune.model.Hearing;
import org.opportune.model.Scenario;
import org.opportune.model.Scenario.AfterMatch;
import org.opportune.model.Step;
import org.opportune.model.Step.Verb;
import org.opportune.model.Threshold;
import org.opportune.schemas.EventIds;

/**
 * 32 hex digits over everything that changes what a definition matches or decides: not titles, step names, comments or
 * layout. Parts are length-prefixed by {@link EventIds#hash}; the first names the rendering, so that a new rendering
 * never equals an old one.
 */
final class Fingerprint {
    private final List<byte[]> parts = new ArrayList<>();

    private Fingerprint(String rendering) {
        add(rendering);
    }

    static String of(Scenario scenario) {
        Fingerprint print = new Fingerprint("scenario/1");
        print.add(scenario.id());
        print.add(scenario.withinMs());
        print.add(scenario.coolDownMs());
        print.add(scenario.start().name());
        if (scenario.afterMatch() != AfterMatch.DROP) {
            print.add(scenario.afterMatch().name());
        }
        if (scenario.openRuns() != Scenario.OPEN_RUNS) {
            print.add("open-runs");
            print.add(scenario.openRuns());
        }
        if (scenario.pattern() != null) {
            print.add("pattern");
            print.add(scenario.pattern());
        }
        scenario.steps().forEach(print::add);
        return print.hex();
    }

    /** What came into the language later is only in the print of a step that says it, so that old prints stay. */
    private void add(Step step) {
        Hearing first = step.hears().get(0);
        add("step");
        add(step.verb().name());
        add(first);
        add(step.times());
        add(step.windowMs());
        add(step.place() == null ? "" : step.place());
        if (step.gapMs() > 0) {
            add("gap");
            add(step.gapMs());
        }
        Changing changing = step.changing();
        if (changing != null && changing.what() != What.HANDSET) {
            add(changing.what().name());
            add(changing.capability() == null ? "" : changing.capability().fieldName());
        }
        if (step.speedKmh() > 0) {
            add("speed");
            add(step.speedKmh());
        }
        if (step.pingPong()) {
            add("ping-pong");
        }
        add(step.withinMs());
        add(step.strict() ? 1 : 0);
        step.hears().stream().skip(1).forEach(hearing -> {
            add("or");
            add(hearing);
        });
        if (step.verb() == Verb.COUNT && step.most() > step.times()) {
            add("most");
            add(step.most());
        }
        if (step.distinct() != null) {
            add("distinct");
            add(step.distinct().fieldName());
        }
        Threshold threshold = step.threshold();
        if (threshold != null) {
            add(threshold.under() ? "under" : "over");
            add(threshold.limit());
            add(threshold.field().fieldName());
        }
        if (step.optional()) {
            add("optional");
        }
        keeps(step.captures());
        if (step.verb() == Verb.ALL) {
            step.hears().forEach(part -> keeps(part.captures()));
        }
    }

    /** Names are not in the print, so two that were exchanged show only in what is kept of each. */
    private void keeps(List<EventField> captures) {
        if (!captures.isEmpty()) {
            add("keeps");
            set(Set.copyOf(captures));
        }
    }

    private void add(Hearing hearing) {
        set(hearing.kinds());
        set(hearing.customKinds());
        add(hearing.where());
    }

    static String of(Campaign campaign) {
        Fingerprint print = new Fingerprint("campaign/1");
        print.add(campaign.id());
        print.add(campaign.scenario());
        print.add(campaign.dataUser());
        print.add(campaign.purpose().name());
        print.add(campaign.channel().name());
        print.add(campaign.audience());
        print.add(campaign.texts().size());
        new TreeMap<>(campaign.texts()).forEach((language, text) -> {
            print.add(language);
            print.add(text);
        });
        print.add(campaign.defaultLanguage());
        print.add(campaign.sender());
        print.add(campaign.validForMs());
        print.add(campaign.coolDownMs());
        print.add(campaign.controlPerMille());
        return print.hex();
    }

    private void add(String text) {
        parts.add(EventIds.part(text));
    }

    private void add(long number) {
        parts.add(EventIds.part(number));
    }

    private void add(@Nullable Condition condition) {
        add(condition == null ? "" : condition.text());
    }

    private void set(Set<?> values) {
        add(values.size());
        for (String name : Words.sorted(values)) {
            add(name);
        }
    }

    private String hex() {
        return HexFormat.of().formatHex(EventIds.hash(parts.toArray(byte[][]::new)));
    }
}
