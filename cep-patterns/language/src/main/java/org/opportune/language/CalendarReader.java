package org.opportune.language;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opportune.language.YamlNode.Scalar;
import org.opportune.model.CalendarYear;

/** A calendar of years, alone or inside a text of tests. */
final class CalendarReader {
    private static final Pattern SPAN = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(?:\\.\\.(\\d{4}-\\d\\d-\\d\\d))?");
    private static final int FIRST_YEAR = 1980;
    private static final int LAST_YEAR = 2100;
    private static final Map<String, DayOfWeek> DAYS = days();

    private CalendarReader() {}

    private static Map<String, DayOfWeek> days() {
        Map<String, DayOfWeek> days = new TreeMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            days.put(day.name().substring(0, 3), day);
        }
        return days;
    }

    static Checked<List<CalendarYear>> read(Document document) {
        if (!document.readable()) {
            return new Checked<>(null, document.problems().all());
        }
        Section top = document.top();
        if (!top.has("calendar")) {
            top.missing("calendar");
        }
        List<CalendarYear> years = years(top);
        top.finish();
        return document.problems().or(() -> years);
    }

    /** What stands under the key {@code calendar} of a section; empty if there is none. */
    static List<CalendarYear> years(Section top) {
        List<CalendarYear> years = new ArrayList<>();
        Map<Integer, Position> seen = new HashMap<>();
        for (Section section : top.sections("calendar", "a year")) {
            CalendarYear year = year(section);
            years.add(year);
            Words.once(seen, section, "year", year.year());
        }
        return years;
    }

    private static CalendarYear year(Section section) {
        Scalar number = section.required("year");
        int year = number == null ? 0 : Words.number(section.problems(), number, "year", FIRST_YEAR, LAST_YEAR);
        Set<DayOfWeek> weekend = EnumSet.noneOf(DayOfWeek.class);
        for (Scalar word : section.perhapsNone("weekend")) {
            DayOfWeek day = Words.choice(section.problems(), word, "weekend", DAYS);
            if (day != null) {
                weekend.add(day);
            }
        }
        if (!section.has("weekend")) {
            weekend.addAll(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
        }
        Set<LocalDate> holidays = dates(section, "holidays", year, Set.of());
        Set<LocalDate> workdays = dates(section, "workdays", year, holidays);
        section.finish();
        return new CalendarYear(year, weekend, holidays, workdays);
    }

    private static Set<LocalDate> dates(Section section, String key, int year, Set<LocalDate> others) {
        Set<LocalDate> dates = new TreeSet<>();
        for (Scalar span : section.perhapsNone(key)) {
            LocalDate[] ends = ends(span.value());
            String at = key + "=" + span.value();
            if (ends == null) {
                section.problems().add(span.at(), "not a date such as 2026-12-25 or 2026-02-16..2026-02-22: " + at);
            } else if (ends[0].getYear() != year || ends[1].getYear() != year) {
                section.problems().add(span.at(), "a date of another year: " + at + " year=" + year);
            } else if (ends[0].isAfter(ends[1])) {
                section.problems().add(span.at(), "ends before it begins: " + at);
            } else if (ends[0].datesUntil(ends[1].plusDays(1)).anyMatch(d -> others.contains(d) || !dates.add(d))) {
                section.problems().add(span.at(), "named twice: " + at);
            }
        }
        return dates;
    }

    /** First and last day; null = no such days. */
    private static LocalDate @Nullable [] ends(String text) {
        Matcher span = SPAN.matcher(text);
        if (!span.matches()) {
            return null;
        }
        try {
            LocalDate first = LocalDate.parse(span.group(1));
            return new LocalDate[] {first, span.group(2) == null ? first : LocalDate.parse(span.group(2))};
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }
}
