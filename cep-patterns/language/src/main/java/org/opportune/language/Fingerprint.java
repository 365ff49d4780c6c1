package org.opportune.language;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.opportune.model.Campaign;
import org.opportune.model.Condition;
import org.opportune.model.Scenario;
import org.opportune.model.Scenario.AfterMatch;
import org.opportune.model.Step;
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
        for (Step step : scenario.steps()) {
            print.add("step");
            print.add(step.verb().name());
            print.set(step.kinds());
            print.set(step.customKinds());
            print.add(step.where());
            print.add(step.times());
            print.add(step.windowMs());
            print.add(step.place() == null ? "" : step.place());
            if (step.gapMs() > 0) {
                print.add("gap");
                print.add(step.gapMs());
            }
            if (step.pingPong()) {
                print.add("ping-pong");
            }
            print.add(step.withinMs());
            print.add(step.strict() ? 1 : 0);
        }
        return print.hex();
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
