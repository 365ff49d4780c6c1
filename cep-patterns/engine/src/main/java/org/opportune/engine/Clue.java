package org.opportune.engine;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.model.Demand.By;
import org.opportune.model.EventField;
import org.opportune.model.Tables;
import org.opportune.schemas.event.Event;

/**
 * Something that an event shows and rules are found by.
 *
 * @param field null = where the subscriber is, cell or area
 * @param by by itself, by the places that it belongs to, or by the class of numbers
 */
record Clue(@Nullable EventField field, By by) {
    static final Clue WHEREABOUTS = new Clue(null, By.PLACE);

    /** Fields with so few values that many rules share each. */
    private static final Set<EventField> NARROW =
            Set.of(EventField.KIND, EventField.RADIO, EventField.DIRECTION, EventField.COUNTERPART_CLASS);

    boolean narrow() {
        return field != null && NARROW.contains(field);
    }

    /** null = the event does not show it. */
    @Nullable
    Object read(Event event) {
        return field == null ? Question.exactLocation(event) : field.read(event);
    }

    /** What rules are found by when the event shows {@code value}. */
    Set<?> keys(Object value, Tables tables) {
        return switch (by) {
            case VALUE -> Set.of(value);
            case PLACE -> tables.places().names((String) value);
            case CLASS -> {
                String of = tables.numbers().classOf((String) value);
                yield of == null ? Set.of() : Set.of(of);
            }
        };
    }
}
