package org.opportune.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opportune.model.Tables;
import org.opportune.schemas.event.Event;

/** Rules that are found by the same clue. Immutable once filled, thread-safe; all its lists are in order of id. */
final class Shelf {
    private static final Rule[] NONE = {};

    private final Clue clue;
    private final Map<Object, Rule[]> byKey = new HashMap<>();
    private final Rule[] anyValue;
    private final Rule[] unseen;

    /** @param entrances of this clue and others, in order of id */
    Shelf(Clue clue, Map<Rule, Entrance> entrances) {
        this.clue = clue;
        Map<Object, List<Rule>> lists = new HashMap<>();
        List<Rule> any = new ArrayList<>();
        List<Rule> without = new ArrayList<>();
        entrances.forEach((rule, entrance) -> {
            if (!entrance.clue().equals(clue)) {
                return;
            }
            entrance.oneOf()
                    .forEach(key ->
                            lists.computeIfAbsent(key, k -> new ArrayList<>()).add(rule));
            if (entrance.oneOf().isEmpty()) {
                any.add(rule);
            }
            if (entrance.unseen()) {
                without.add(rule);
            }
        });
        lists.forEach((key, rules) -> byKey.put(key, rules.toArray(Rule[]::new)));
        anyValue = any.toArray(Rule[]::new);
        unseen = without.toArray(Rule[]::new);
    }

    /** {@code found} and what the event is of use to, in order of id. */
    Rule[] add(Rule[] found, Event event, Tables tables) {
        Object value = clue.read(event);
        if (value == null) {
            return merged(found, unseen);
        }
        Rule[] all = merged(found, anyValue);
        if (!byKey.isEmpty()) {
            for (Object key : clue.keys(value, tables)) {
                all = merged(all, byKey.getOrDefault(key, NONE));
            }
        }
        return all;
    }

    /** Both in order of id, each rule once. */
    private static Rule[] merged(Rule[] some, Rule[] others) {
        if (some.length == 0 || others.length == 0) {
            return some.length == 0 ? others : some;
        }
        Rule[] all = new Rule[some.length + others.length];
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
