package org.opportune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opportune.model.Condition;
import org.opportune.model.Demand;
import org.opportune.model.Demand.By;
import org.opportune.model.EventField;
import org.opportune.model.Hearing;
import org.opportune.model.Predicate.Truth;
import org.opportune.model.Scenario;
import org.opportune.schemas.event.Counterpart;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;

final class StartersTest {
    private static Scenario wanting(String id, Demand... demands) {
        Condition where = new Condition("by hand", scope -> Truth.TRUE, Set.of(), List.of(demands));
        Hearing heard = new Hearing(id, Set.of(EventKind.CALL_ENDED), Set.of(), where, List.of());
        return Steps.scenario(id, Steps.heard(Steps.on(EventKind.CALL_ENDED), heard));
    }

    private static Demand word(Object... words) {
        return new Demand(EventField.KEYWORD, By.VALUE, Set.of(words));
    }

    private static Demand cell(boolean inPlace, Object... values) {
        return new Demand(EventField.CELL, inPlace ? By.PLACE : By.VALUE, Set.of(values));
    }

    private static List<String> found(Event event, Scenario... scenarios) {
        return Arrays.stream(Plan.of(List.of(scenarios), 0).starters(event, Journey.TABLES))
                .map(family -> family.any().scenario.id())
                .toList();
    }

    private static Event call(String word, String cell) {
        return Journey.event(1, EventKind.CALL_ENDED, word, cell);
    }

    @Test
    void shouldFindByValueByPlaceAndAlways() {
        Scenario[] all = {
            wanting("d", word("X")),
            wanting("c", cell(false, Journey.OUTSIDE)),
            wanting("b", cell(true, Journey.AIRPORT, "fra")),
            wanting("a")
        };
        assertThat(found(call("X", Journey.INSIDE), all)).containsExactly("a", "b", "d");
        assertThat(found(call("Y", Journey.OUTSIDE), all)).containsExactly("a", "c");
        assertThat(found(Journey.event(1, EventKind.SMS_SENT, "X", Journey.INSIDE), all))
                .isEmpty();
    }

    @Test
    void shouldFindByTheClassOfANumber() {
        Demand hotline = new Demand(EventField.COUNTERPART, By.CLASS, Set.of("hotline"));
        Demand far = new Demand(EventField.COUNTERPART, By.CLASS, Set.of("far", "abroad"));
        Scenario[] all = {wanting("a", hotline), wanting("b", far)};
        assertThat(found(dialling("10086"), all)).containsExactly("a");
        assertThat(found(dialling("0210086"), all)).containsExactly("b");
        assertThat(found(dialling("100861"), all)).isEmpty();
        assertThat(found(call(null, null), all)).containsExactly("a", "b");
    }

    private static Event dialling(String digits) {
        Event event = call(null, null);
        event.setCounterpart(Counterpart.newBuilder().setDigits(digits).build());
        return event;
    }

    @Test
    void shouldLookAtEveryoneWhoAsksForAFieldThatTheEventLacks() {
        Scenario[] all = {wanting("a", word("X")), wanting("b", cell(true, Journey.AIRPORT))};
        assertThat(found(call(null, Journey.OUTSIDE), all)).containsExactly("a");
        assertThat(found(call("Y", null), all)).containsExactly("b");
    }

    @Test
    void shouldFindByTheFieldOfManyValuesAndByTheRarerOne() {
        Demand mobile = new Demand(EventField.DIRECTION, By.VALUE, Set.of("ORIGINATING"));
        Scenario[] all = {
            wanting("a", mobile, word("X")), wanting("b", word("Y"), cell(false, "1")), wanting("c", cell(false, "1"))
        };
        assertThat(found(call("Y", "2"), all)).containsExactly("b");
        assertThat(found(call("X", "1"), all)).containsExactly("a", "c");
    }

    @Test
    void shouldAlwaysLookAtWhoNamesVeryMany() {
        Object[] many = IntStream.range(0, 65).mapToObj(i -> "w" + i).toArray();
        assertThat(found(call("X", null), wanting("a", word(many)))).containsExactly("a");
    }

    @Test
    void shouldFindStaysByPlaceAndChangesByHandset() {
        Scenario stay = Steps.scenario("stay", Steps.dwell(45));
        Scenario change = Steps.scenario("change", Steps.changes(5));
        Event outside = Journey.event(1, EventKind.CELL_CHANGE, null, Journey.OUTSIDE);
        Event inside = Journey.event(1, EventKind.CELL_CHANGE, null, Journey.INSIDE);
        assertThat(found(outside, stay, change)).isEmpty();
        assertThat(found(inside, stay, change)).containsExactly("stay");
        assertThat(found(Journey.with(outside, Journey.MMS), stay, change)).containsExactly("change");
    }
}
