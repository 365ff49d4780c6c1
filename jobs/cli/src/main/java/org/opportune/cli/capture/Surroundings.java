package org.opportune.cli.capture;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opportune.model.CalendarYear;
import org.opportune.model.DialledClass;
import org.opportune.model.Handset;
import org.opportune.model.Place;
import org.opportune.model.Policy;
import org.opportune.model.Scenario;
import org.opportune.subscriber.Definitions;

/**
 * What a journey is looked at with.
 *
 * @param scenario the one that the fixture is a test of; whatever its status it is tried
 * @param policy whose zone conditions read; null = UTC
 * @param texts of the scenario, campaigns and policies, as their authors wrote them
 */
public record Surroundings(
        Scenario scenario,
        @Nullable Policy policy,
        List<Place> places,
        List<Handset> handsets,
        List<CalendarYear> calendar,
        List<DialledClass> numbers,
        List<String> texts) {
    public Surroundings {
        places = List.copyOf(places);
        handsets = List.copyOf(handsets);
        calendar = List.copyOf(calendar);
        numbers = List.copyOf(numbers);
        texts = List.copyOf(texts);
    }

    Definitions definitions() {
        return new Definitions(List.of(scenario.live()), List.of(), policy, places, handsets, calendar, numbers);
    }
}
