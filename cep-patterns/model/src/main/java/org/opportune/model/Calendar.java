package org.opportune.model;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All years of which holidays are known. Immutable, thread-safe. */
public final class Calendar {
    /** No year. */
    public static final Calendar NONE = new Calendar(List.of());

    private final Map<Integer, CalendarYear> years = new HashMap<>();

    /** Of two that claim one year the first counts. */
    public Calendar(Collection<CalendarYear> known) {
        known.forEach(year -> years.putIfAbsent(year.year(), year));
    }

    /** Null = nothing is known of that year. */
    @Nullable
    Boolean isHoliday(LocalDate date) {
        CalendarYear year = years.get(date.getYear());
        return year == null ? null : (Boolean) year.holidays().contains(date);
    }

    /** Null = nothing is known of that year. */
    @Nullable
    Boolean isWorkday(LocalDate date) {
        CalendarYear year = years.get(date.getYear());
        if (year == null) {
            return null;
        }
        boolean free =
                year.weekend().contains(date.getDayOfWeek()) || year.holidays().contains(date);
        return !free || year.workdays().contains(date);
    }
}
