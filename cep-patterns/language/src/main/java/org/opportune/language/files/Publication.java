package org.opportune.language.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.opportune.language.Checked;
import org.opportune.language.Language;
import org.opportune.language.Problem;
import org.opportune.schemas.Wire;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.control.ControlVerb;

/**
 * Files on their way to the control topic: all problems together, or the records. Pure.
 *
 * @param controls empty if there are problems; what others refer to goes first
 * @param problems of the files, between them, and with what is published already
 */
public record Publication(List<Control> controls, List<Problem> problems) {
    /** What all tasks hold in memory at once (design 3.17), in octets of text. */
    static final long MOST_TEXT = 64L * 1024 * 1024;

    /**
     * Octets of one record at most: just under what brokers and producers take unless told otherwise (1 MiB), so that
     * the size is known to be right before the first record is sent.
     */
    public static final int LARGEST_RECORD = 1_000_000;

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST_ID = 64;

    public Publication {
        controls = List.copyOf(controls);
        problems = List.copyOf(problems);
    }

    /** One file and the record it becomes. */
    private record Item(DefinitionFile file, Control control) {}

    /**
     * Checks the files together with what is published.
     *
     * @param files no tests among them
     * @param published the last records of what was not retired
     * @param askedMs UTC ms from which they should count; 0 = at once
     */
    public static Publication of(List<DefinitionFile> files, Collection<Control> published, long askedMs) {
        List<Problem> problems = new ArrayList<>();
        files.forEach(file -> problems.addAll(file.problems()));
        Map<String, Control> scenarios = new HashMap<>();
        published.stream()
                .filter(control -> control.getKind() == ControlKind.SCENARIO)
                .forEach(control -> scenarios.put(control.getId(), control));
        List<Item> items = files.stream()
                .filter(file -> file.value() != null)
                .map(file -> new Item(file, control(file, scenarios, askedMs)))
                .sorted(Comparator.comparingInt(item -> rank(item.control())))
                .toList();
        problems.addAll(CrossCheck.of(
                files,
                ids(published, ControlKind.SCENARIO),
                tables(published, items, ControlKind.PLACES, Language::places),
                tables(published, items, ControlKind.HANDSETS, Language::handsets),
                tables(published, items, ControlKind.CALENDAR, Language::calendar),
                tables(published, items, ControlKind.NUMBERS, Language::numbers)));
        onePolicy(items, problems);
        items.forEach(item -> alone(item, problems));
        together(items, published, problems);
        List<Problem> all = problems.stream().sorted().distinct().toList();
        return new Publication(all.isEmpty() ? items.stream().map(Item::control).toList() : List.of(), all);
    }

    private static Control control(DefinitionFile file, Map<String, Control> scenarios, long askedMs) {
        return Control.newBuilder()
                .setKind(kind(file))
                .setVerb(ControlVerb.PUBLISH)
                .setId(id(file))
                .setText(file.text())
                .setOrigin(file.origin())
                .setAskedMs(askedMs)
                .setSucceeds(file.scenario()
                        .map(scenario -> Heritage.of(scenario, scenarios.get(scenario.id())))
                        .orElse(List.of()))
                .build();
    }

    private static ControlKind kind(DefinitionFile file) {
        return switch (Objects.requireNonNull(file.kind(), "what has a value has a kind")) {
            case SCENARIO -> ControlKind.SCENARIO;
            case CAMPAIGN -> ControlKind.CAMPAIGN;
            case POLICY -> ControlKind.POLICY;
            case PLACES -> ControlKind.PLACES;
            case HANDSETS -> ControlKind.HANDSETS;
            case CALENDAR -> ControlKind.CALENDAR;
            case NUMBERS -> ControlKind.NUMBERS;
            case SEGMENTS, TESTS -> throw new IllegalArgumentException("nobody publishes that: " + file.origin());
        };
    }

    /** A table has no name of its own: the file's counts. */
    private static String id(DefinitionFile file) {
        return file.scenario()
                .map(s -> s.id())
                .or(() -> file.campaign().map(c -> c.id()))
                .or(() -> file.policy().map(p -> p.id()))
                .orElseGet(() -> stem(file.origin()));
    }

    private static String stem(String origin) {
        String name = String.valueOf(Path.of(origin).getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** Nothing is ever in force before what it refers to. */
    private static int rank(Control control) {
        return switch (control.getKind()) {
            case PLACES, HANDSETS, CALENDAR, NUMBERS -> 0;
            case SCENARIO -> 1;
            case POLICY -> 2;
            case CAMPAIGN -> 3;
            case STOP -> 4;
        };
    }

    private static List<String> ids(Collection<Control> published, ControlKind kind) {
        return published.stream()
                .filter(c -> c.getKind() == kind)
                .map(Control::getId)
                .toList();
    }

    /** Entries published under other names; a table that is published anew replaces its old self. */
    private static <T> List<T> tables(
            Collection<Control> published,
            List<Item> items,
            ControlKind kind,
            BiFunction<String, String, Checked<List<T>>> reader) {
        List<T> entries = new ArrayList<>();
        for (Control control : published) {
            boolean replaced =
                    items.stream().anyMatch(item -> slot(item.control()).equals(slot(control)));
            String text = control.getText();
            if (control.getKind() == kind && !replaced && text != null) {
                List<T> read = reader.apply(control.getOrigin(), text).value();
                entries.addAll(read == null ? List.of() : read);
            }
        }
        return entries;
    }

    private static void onePolicy(List<Item> items, List<Problem> problems) {
        List<Item> policies = items.stream()
                .filter(item -> item.control().getKind() == ControlKind.POLICY)
                .toList();
        for (int i = 1; i < policies.size(); i++) {
            DefinitionFile file = policies.get(i).file();
            problems.add(file.outline()
                    .problemAt(
                            "policy",
                            "one policy is in force at a time: policy="
                                    + policies.get(i).control().getId() + " first="
                                    + policies.get(0).file().origin()));
        }
    }

    private static void alone(Item item, List<Problem> problems) {
        Control control = item.control();
        Outline outline = item.file().outline();
        if (isTable(control)
                && (!ID.matcher(control.getId()).matches() || control.getId().length() > LONGEST_ID)) {
            problems.add(outline.problem(
                    "the id of " + aTable(control) + " is its file's name: lower case words joined by '-', at most "
                            + LONGEST_ID + " characters: id=" + control.getId()));
        }
        int size = size(control);
        if (size > LARGEST_RECORD) {
            problems.add(outline.problem(
                    "too long to be published in one piece, divide it: octets=" + size + " limit=" + LARGEST_RECORD));
        }
    }

    private static void together(List<Item> items, Collection<Control> published, List<Problem> problems) {
        Map<String, Long> octets = new TreeMap<>();
        published.forEach(control -> octets.put(slot(control), octets(control)));
        items.forEach(item -> octets.put(slot(item.control()), octets(item.control())));
        long all = octets.values().stream().mapToLong(Long::longValue).sum();
        if (all > MOST_TEXT && !items.isEmpty()) {
            problems.add(items.get(0)
                    .file()
                    .outline()
                    .problem("all that is published would be too much: octets=" + all + " limit=" + MOST_TEXT));
        }
        duplicates(items, problems);
    }

    /** Two tables may have one name in two folders; the others are found by their texts. */
    private static void duplicates(List<Item> items, List<Problem> problems) {
        Map<String, String> first = new TreeMap<>();
        for (Item item : items) {
            String before = first.putIfAbsent(slot(item.control()), item.file().origin());
            if (before != null && isTable(item.control())) {
                problems.add(item.file()
                        .outline()
                        .problem("duplicate " + aTable(item.control()).substring("a ".length()) + ": id="
                                + item.control().getId() + " first=" + before));
            }
        }
    }

    /** True if it is known by its file's name. */
    private static boolean isTable(Control control) {
        return rank(control) == 0;
    }

    private static String aTable(Control control) {
        return switch (control.getKind()) {
            case PLACES -> "a list of places";
            case HANDSETS -> "a catalogue of handsets";
            case CALENDAR -> "a calendar";
            case NUMBERS -> "a list of numbers";
            case SCENARIO, CAMPAIGN, POLICY, STOP -> "a definition";
        };
    }

    private static int size(Control control) {
        return slot(control).length() + Wire.of(Control.class).encode(control).length;
    }

    private static String slot(Control control) {
        return control.getKind() + "/" + control.getId();
    }

    private static long octets(Control control) {
        String text = control.getText();
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }
}
