package org.opportune.archive.mapping;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.event.Counterpart;
import org.opportune.schemas.event.NumberClass;

/** The values of one event's fields, each of the class that its field's shape states. One use, one thread. */
final class Values {
    private final Map<Field, Object> values = new EnumMap<>(Field.class);
    private final @Nullable NumberClass counterpartClass;

    /** @param counterpartClass null = what the number's rule says */
    Values(@Nullable NumberClass counterpartClass) {
        this.counterpartClass = counterpartClass;
    }

    void put(Field field, @Nullable Object value) {
        if (value != null) {
            values.put(field, value);
        }
    }

    @Nullable
    String text(Field field) {
        return (String) values.get(field);
    }

    @Nullable
    Long whole(Field field) {
        return (Long) values.get(field);
    }

    /** The flag, or {@code otherwise} if there is none. */
    boolean flag(Field field, boolean otherwise) {
        Object value = values.get(field);
        return value == null ? otherwise : (Boolean) value;
    }

    <E extends Enum<E>> @Nullable E choice(Field field, Class<E> type) {
        return type.cast(values.get(field));
    }

    /** A value that the kind needs, so that it was checked to be there. */
    <V> V needed(@Nullable V value) {
        return EventMaker.present(value);
    }

    @Nullable
    Counterpart counterpart() {
        NumberReading number = (NumberReading) values.get(Field.COUNTERPART);
        if (number == null) {
            return null;
        }
        return Counterpart.newBuilder()
                .setDigits(number.digits())
                .setNumberClass(counterpartClass == null ? number.numberClass() : counterpartClass)
                .setE164(number.e164())
                .build();
    }

    /** True if a number among the values is possible but not valid. */
    boolean isDoubtful() {
        return values.get(Field.COUNTERPART) instanceof NumberReading number && !number.valid();
    }
}
