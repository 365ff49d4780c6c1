package org.opportune.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.opportune.model.Tables;
import org.opportune.schemas.event.Event;

/**
 * Families whose first step listens to one kind of event. Each is found by one clue: by the one of many possible values
 * rather than by one of few, then by the one that fewest families share; without any it is found always. Who is not found
 * would begin nothing and count nothing, so looking at all of them gives the same. Immutable, thread-safe.
 */
final class Starters {
    static final Starters NONE = new Starters(List.of(), hearing -> false, 0);

    private final Family[] always;
    private final List<Shelf> shelves = new ArrayList<>();

    /**
     * @param families in their order
     * @param listens true of hearings that listen to the kind
     * @param few families of one clue that are looked at always, if there are no more of it
     */
    Starters(List<Family> families, Predicate<HearingRule> listens, int few) {
        Map<Family, List<Entrance>> possible = new LinkedHashMap<>();
        for (Family family : families) {
            StepRule first = family.any().steps[0];
            List<HearingRule> hears =
                    List.of(first.hears).stream().filter(listens).toList();
            if (!hears.isEmpty()) {
                possible.put(family, Entrance.of(first, hears));
            }
        }
        Map<Family, Entrance> chosen = chosen(possible);
        Map<Clue, Long> crowds =
                chosen.values().stream().collect(Collectors.groupingBy(Entrance::clue, Collectors.counting()));
        chosen.values().removeIf(entrance -> crowds.getOrDefault(entrance.clue(), 0L) <= few);
        always = possible.keySet().stream()
                .filter(family -> !chosen.containsKey(family))
                .toArray(Family[]::new);
        chosen.values().stream().map(Entrance::clue).distinct().forEach(clue -> shelves.add(new Shelf(clue, chosen)));
    }

    /** In the order of the families. */
    private static Map<Family, Entrance> chosen(Map<Family, List<Entrance>> possible) {
        Map<Clue, Map<Object, Integer>> sharing = new HashMap<>();
        possible.values()
                .forEach(entrances -> entrances.forEach(e -> {
                    Map<Object, Integer> ofClue = sharing.computeIfAbsent(e.clue(), c -> new HashMap<>());
                    e.oneOf().forEach(key -> ofClue.merge(key, 1, Integer::sum));
                }));
        Map<Family, Entrance> chosen = new LinkedHashMap<>();
        possible.forEach((family, entrances) -> entrances.stream()
                .min(Comparator.comparing((Entrance e) -> e.oneOf().isEmpty())
                        .thenComparing(e -> e.clue().narrow())
                        .thenComparing(e -> crowd(e, sharing.getOrDefault(e.clue(), Map.of()))))
                .ifPresent(e -> chosen.put(family, e)));
        return chosen;
    }

    private static int crowd(Entrance entrance, Map<Object, Integer> sharing) {
        return entrance.oneOf().stream()
                .mapToInt(key -> sharing.getOrDefault(key, 0))
                .sum();
    }

    /** Families that the event may begin, in their order. Not to be changed. */
    Family[] of(Event event, Tables tables) {
        Family[] found = always;
        for (Shelf shelf : shelves) {
            found = shelf.add(found, event, tables);
        }
        return found;
    }
}
