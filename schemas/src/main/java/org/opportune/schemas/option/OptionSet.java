package org.opportune.schemas.option;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.option.Settings.Said;

/**
 * The options of one program: those it knows, what was said of them, and what is wrong with that. A value that breaks
 * its rule is answered with the default, so that the others can be looked at too; {@link #finish} then throws. Not
 * thread-safe.
 */
public final class OptionSet {
    /** What somebody may have meant. */
    @FunctionalInterface
    public interface Spelling {
        /** Knows no word. */
        Spelling NONE = (word, known) -> "";

        /** What is added to "unknown option", such as {@code ", did you mean x?"}; may be empty. */
        String hint(String word, Collection<String> known);
    }

    private record Fault(int order, String text) {}

    private final Settings settings;
    private final Spelling spelling;
    private final List<Option> known;
    private final List<String> places;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, String> values = new LinkedHashMap<>();

    /** Checks each value by its rule, and that every key is known. */
    public OptionSet(Settings settings, Spelling spelling, List<? extends Option> known) {
        this.settings = settings;
        this.spelling = spelling;
        this.known = List.copyOf(known);
        this.places = List.copyOf(settings.byKey().keySet());
        known.stream().filter(option -> !option.isFamily()).forEach(this::look);
        settings.byKey().keySet().stream().filter(key -> !isKnown(key)).forEach(this::unknown);
    }

    /** The value without white space around it, or the default; empty if there is neither. */
    public String text(Option option) {
        return Objects.requireNonNull(values.get(option.key()), option.key());
    }

    /** A {@link Rule.Whole}, or a {@link Rule.Time} in ms. Ask only where there is a value or a default. */
    public long number(Option option) {
        return option.rule() instanceof Rule.Time ? Rule.Time.ms(text(option)) : Long.parseLong(text(option));
    }

    /** Whether there is a value or a default that is not empty. */
    public boolean has(Option option) {
        return !text(option).isEmpty();
    }

    /** What was said under a family's keys, by what follows the shared beginning. */
    public SortedMap<String, String> family(Option family) {
        SortedMap<String, String> members = new TreeMap<>();
        settings.byKey().forEach((key, said) -> {
            if (key.startsWith(family.familyPrefix())) {
                members.put(
                        key.substring(family.familyPrefix().length()),
                        said.value().strip());
            }
        });
        return members;
    }

    /** Adds what a room found beyond the rule of one option, with its value unless that is a secret. */
    public void fault(Option option, String rule) {
        fault(option.key(), rule);
    }

    /** The same for a key of a family. */
    public void fault(String key, String rule) {
        Said said = settings.said(key);
        boolean hidden = SecretReference.isSecretKey(key) || isSecret(key);
        String value = said == null ? "" : hidden ? "***" : said.value().strip();
        add(key, rule + ": " + key + "=" + value);
    }

    /** An unknown key of a family. Its value is not repeated: it may be a secret under a misspelt key. */
    public void unknown(String key, Collection<String> knownKeys) {
        add(key, "unknown option" + spelling.hint(key, knownKeys) + ": key=" + key);
    }

    /** Everything that is wrong, in the order in which it was said; what was not said first. */
    public List<String> problems() {
        return faults.stream()
                .sorted(Comparator.comparingInt(Fault::order))
                .map(Fault::text)
                .toList();
    }

    /**
     * Ends the reading.
     *
     * @throws InvalidOptions with everything that is wrong
     */
    public void finish() {
        if (!faults.isEmpty()) {
            throw new InvalidOptions(problems());
        }
    }

    /** Every option with the value that holds, for people: secrets as {@code ***}, what is not set left out. */
    public SortedMap<String, String> shown() {
        SortedMap<String, String> shown = new TreeMap<>();
        for (Option option : known) {
            if (option.isFamily()) {
                family(option).forEach((rest, value) -> show(shown, option.familyPrefix() + rest, value));
            } else if (has(option)) {
                show(shown, option.key(), text(option));
            }
        }
        return shown;
    }

    private void show(SortedMap<String, String> shown, String key, String value) {
        shown.put(key, SecretReference.isSecretKey(key) || isSecret(key) ? "***" : value);
    }

    private boolean isSecret(String key) {
        return known.stream().anyMatch(o -> o.key().equals(key) && o.rule() instanceof Rule.Secret);
    }

    private void look(Option option) {
        Said said = settings.said(option.key());
        String byDefault = option.byDefault();
        if (said == null && byDefault == null) {
            add(option.key(), "must be set, such as " + option.example() + ": " + option.key() + "=");
        }
        String value = said == null ? "" : said.value().strip();
        // What has no default may be said to be none.
        boolean none = said == null || (value.isEmpty() && "".equals(byDefault));
        String broken = none ? null : option.rule().broken(value);
        if (broken != null) {
            fault(option, broken);
        }
        values.put(option.key(), none || broken != null ? Objects.requireNonNullElse(byDefault, "") : value);
    }

    private boolean isKnown(String key) {
        return known.stream()
                .anyMatch(o -> o.isFamily()
                        ? key.startsWith(o.familyPrefix())
                        : o.key().equals(key));
    }

    private void unknown(String key) {
        unknown(key, known.stream().map(Option::key).toList());
    }

    private void add(String key, String text) {
        @Nullable Said said = settings.said(key);
        faults.add(new Fault(places.indexOf(key), (said == null ? key : said.place()) + ": " + text));
    }
}
