package org.opportune.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opportune.model.Tables;
import org.opportune.schemas.event.Event;

/** Families that are found by the same clue. Immutable once filled, thread-safe; all its lists are in their order. */
final class Shelf {
    private static final Family[] NONE = {};

    private final Clue clue;
    private final Map<Object, Family[]> byKey = new HashMap<>();
    private final Family[] anyValue;
    private final Family[] unseen;

    /** @param entrances of this clue and others, in the order of the families */
    Shelf(Clue clue, Map<Family, Entrance> entrances) {
        this.clue = clue;
        Map<Object, List<Family>> lists = new HashMap<>();
        List<Family> any = new ArrayList<>();
        List<Family> without = new ArrayList<>();
        entrances.forEach((family, entrance) -> {
            if (!entrance.clue().equals(clue)) {
                return;
            }
            entrance.oneOf()
                    .forEach(key ->
                            lists.computeIfAbsent(key, k -> new ArrayList<>()).add(family));
            if (entrance.oneOf().isEmpty()) {
                any.add(family);
            }
            if (entrance.unseen()) {
                without.add(family);
            }
        });
        lists.forEach((key, some) -> byKey.put(key, some.toArray(Family[]::new)));
        anyValue = any.toArray(Family[]::new);
        unseen = without.toArray(Family[]::new);
    }

    /** {@code found} and what the event is of use to, in their order. */
    Family[] add(Family[] found, Event event, Tables tables) {
        Object value = clue.read(event);
        if (value == null) {
            return merged(found, unseen);
        }
        Family[] all = merged(found, anyValue);
        if (!byKey.isEmpty()) {
            for (Object key : clue.keys(value, tables)) {
                all = merged(all, byKey.getOrDefault(key, NONE));
            }
        }
        return all;
    }

    /** Both in order, each family once. */
    private static Family[] merged(Family[] some, Family[] others) {
        if (some.length == 0 || others.length == 0) {
            return some.length == 0 ? others : some;
        }
        Family[] all = new Family[some.length + others.length];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < some.length || j < others.length) {
            boolean first = j == others.length || (i < some.length && some[i].index <= others[j].index);
            if (first && j < others.length && some[i] == others[j]) {
                j++;
            }
            all[size++] = first ? some[i++] : others[j++];
        }
        return size == all.length ? all : Arrays.copyOf(all, size);
    }
}
