package org.opportune.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * Which days of one year people work. Dates are without a zone: a holiday is one where the subscriber is at home.
 *
 * @param weekend days of the week on which they do not, unless the date is one of {@code workdays}
 * @param holidays dates in the year, none of them among {@code workdays}
 * @param workdays dates in the year
 */
public record CalendarYear(int year, Set<DayOfWeek> weekend, Set<LocalDate> holidays, Set<LocalDate> workdays) {
    public CalendarYear {
        weekend = Set.copyOf(weekend);
        holidays = Set.copyOf(holidays);
        workdays = Set.copyOf(workdays);
    }
}
