package org.opportune.cli.capture;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.opportune.model.CalendarYear;
import org.opportune.model.DialledClass;
import org.opportune.model.Handset;
import org.opportune.model.HandsetField;
import org.opportune.schemas.event.Event;

/** The tables that a journey needs, in the words of tests: of each what the journey or the scenario names. Stateless. */
final class TableText {
    private TableText() {}

    static List<String> lines(Surroundings with, List<Event> events, Pseudonyms pseudonyms, long untilMs) {
        List<String> lines = new ArrayList<>();
        Set<String> locations = new TreeSet<>();
        Set<String> tacs = new TreeSet<>();
        for (Event event : events) {
            if (event.getLocation() != null) {
                locations.add(event.getLocation().getId());
            }
            if (event.getDevice() != null) {
                tacs.add(String.valueOf(event.getDevice().getTac()));
                tacs.add(String.valueOf(event.getDevice().getPreviousTac()));
            }
        }
        section(lines, "places", new PlaceText(with, locations, pseudonyms).items());
        section(
                lines,
                "handsets",
                with.handsets().stream()
                        .filter(handset -> handset.tacs().stream().anyMatch(tacs::contains))
                        .map(TableText::handset)
                        .toList());
        int first = year(events.get(0).getHappenedMs()) - 1;
        section(
                lines,
                "calendar",
                with.calendar().stream()
                        .filter(year -> year.year() >= first && year.year() <= year(untilMs) + 1)
                        .map(TableText::calendar)
                        .toList());
        section(
                lines,
                "numbers",
                with.numbers().stream().map(TableText::numbers).toList());
        return lines;
    }

    private static void section(List<String> lines, String key, List<String> items) {
        if (!items.isEmpty()) {
            lines.add(key + ":");
            items.forEach(item -> lines.add("  - " + item));
        }
    }

    private static String handset(Handset handset) {
        StringBuilder line = new StringBuilder("{tac: " + texts(new TreeSet<>(handset.tacs())));
        for (HandsetField field : HandsetField.values()) {
            Object value = handset.values().get(field);
            if (value != null) {
                line.append(", ").append(field.fieldName()).append(": ");
                line.append(value instanceof String text ? Yaml.text(text) : value.toString());
            }
        }
        return line.append(handset.fictional() ? ", fictional: true}" : "}").toString();
    }

    private static String calendar(CalendarYear year) {
        return "{year: " + year.year() + ", weekend: ["
                + year.weekend().stream()
                        .sorted()
                        .map(day -> day.name().substring(0, 3))
                        .collect(Collectors.joining(", "))
                + "], holidays: " + dates(year.holidays()) + ", workdays: " + dates(year.workdays()) + "}";
    }

    private static String dates(Collection<LocalDate> dates) {
        return texts(dates.stream().sorted().map(Object::toString).toList());
    }

    private static String numbers(DialledClass one) {
        return "{class: " + one.id()
                + (one.numbers().isEmpty() ? "" : ", numbers: " + texts(new TreeSet<>(one.numbers())))
                + (one.prefixes().isEmpty() ? "" : ", prefixes: " + texts(new TreeSet<>(one.prefixes()))) + "}";
    }

    static String texts(Collection<String> texts) {
        return texts.stream().map(Yaml::text).collect(Collectors.joining(", ", "[", "]"));
    }

    private static int year(long ms) {
        return Instant.ofEpochMilli(ms).atOffset(ZoneOffset.UTC).getYear();
    }
}
