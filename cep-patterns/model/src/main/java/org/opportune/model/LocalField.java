package org.opportune.model;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a condition may read of the time of an event as clocks show it where the subscriber is at home, as {@code
 * local.<name>}.
 */
public enum LocalField {
    /** 00:00 to 23:59, so that texts compare as times do. */
    TIME("time", FieldType.TEXT, (t, c) -> two(t.getHour()) + ':' + two(t.getMinute())),
    /** 0 to 23. */
    HOUR("hour", FieldType.INTEGER, (t, c) -> (long) t.getHour()),
    /** MON to SUN. */
    WEEKDAY("weekday", FieldType.TEXT, (t, c) -> short3(t.getDayOfWeek())),
    /** Of the month, from 1. */
    DAY("day", FieldType.INTEGER, (t, c) -> (long) t.getDayOfMonth()),
    /** 1 to 12. */
    MONTH("month", FieldType.INTEGER, (t, c) -> (long) t.getMonthValue()),
    /** 2026-12-24. */
    DATE("date", FieldType.TEXT, (t, c) -> t.toLocalDate().toString()),
    /** Days from this one to the last of its month: 0 on the last. */
    DAYS_LEFT("daysLeft", FieldType.INTEGER, (t, c) -> (long) (t.toLocalDate().lengthOfMonth() - t.getDayOfMonth())),
    /** By the calendar in force; absent if it does not have the year. */
    HOLIDAY("holiday", FieldType.BOOLEAN, (t, c) -> c.isHoliday(t.toLocalDate())),
    /** The same: neither a holiday nor at the weekend, or worked at nevertheless. */
    WORKDAY("workday", FieldType.BOOLEAN, (t, c) -> c.isWorkday(t.toLocalDate()));

    private final String fieldName;
    private final FieldType type;

    @SuppressWarnings("ImmutableEnumChecker") // the readers below close over nothing
    private final BiFunction<ZonedDateTime, Calendar, @Nullable Object> reader;

    LocalField(String fieldName, FieldType type, BiFunction<ZonedDateTime, Calendar, @Nullable Object> reader) {
        this.fieldName = fieldName;
        this.type = type;
        this.reader = reader;
    }

    /** The name an author writes after {@code local.}. */
    public String fieldName() {
        return fieldName;
    }

    public FieldType type() {
        return type;
    }

    /** The value, of the Java class that {@link #type} states; null = absent. */
    public @Nullable Object read(ZonedDateTime time, Calendar calendar) {
        return reader.apply(time, calendar);
    }

    /**
     * Where somebody is at home.
     *
     * @param own IANA zone id; null or an unknown one = {@code otherwise}
     */
    public static ZoneId zone(@Nullable String own, ZoneId otherwise) {
        if (own == null) {
            return otherwise;
        }
        try {
            return ZoneId.of(own);
        } catch (DateTimeException unknown) {
            return otherwise;
        }
    }

    private static String short3(DayOfWeek day) {
        return day.name().substring(0, 3);
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
