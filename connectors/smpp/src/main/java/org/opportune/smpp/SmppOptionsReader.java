package org.opportune.smpp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and checks options; collects every problem before it complains. Used once. */
final class SmppOptionsReader {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|min|h)");

    private final Map<String, String> configuration;
    private final List<String> problems = new ArrayList<>();
    private final EnumMap<SmppOption, String> values = new EnumMap<>(SmppOption.class);
    private final EnumMap<SmppOption, Long> numbers = new EnumMap<>(SmppOption.class);
    private final TreeSet<Integer> tryAgain = new TreeSet<>();
    private BindMode bindMode = BindMode.TRANSCEIVER;

    SmppOptionsReader(Map<String, String> configuration) {
        this.configuration = new TreeMap<>(configuration);
    }

    SmppOptions read() {
        for (SmppOption option : SmppOption.values()) {
            read(option);
        }
        unknownKeys();
        ordered(SmppOption.RECONNECT_MIN, SmppOption.RECONNECT_MAX);
        ordered(SmppOption.THROTTLE_BACKOFF_MIN, SmppOption.THROTTLE_BACKOFF_MAX);
        if (!values.getOrDefault(SmppOption.PASSWORD_FILE, "").isEmpty()
                && !values.getOrDefault(SmppOption.PASSWORD_ENV, "").isEmpty()) {
            problem(SmppOption.PASSWORD_FILE, "must not be set beside smpp.password-env", "");
        }
        if (!problems.isEmpty()) {
            throw new InvalidSmppOptions(problems);
        }
        return new SmppOptions(values, numbers, bindMode, tryAgain);
    }

    private void read(SmppOption option) {
        String value = configuration.getOrDefault(option.key(), option.byDefault);
        if (value == null) {
            problems.add(option.key() + ": must be set: " + option.key() + "=");
            return;
        }
        String given = value.strip();
        values.put(option, given);
        switch (option.kind) {
            case TEXT -> text(option, given);
            case NUMBER -> number(option, given);
            case DURATION -> duration(option, given);
            case MODE -> mode(option, given);
            case STATUSES -> statuses(option, given);
        }
    }

    private void text(SmppOption option, String given) {
        if (given.length() < option.min || given.length() > option.max) {
            problem(option, "must have " + option.min + " to " + option.max + " characters", given);
        }
    }

    private void number(SmppOption option, String given) {
        try {
            ranged(option, Long.parseLong(given), given, "");
        } catch (NumberFormatException e) {
            problem(option, "must be a whole number", given);
        }
    }

    private void duration(SmppOption option, String given) {
        Matcher matcher = DURATION.matcher(given);
        if (!matcher.matches()) {
            problem(option, "must be a duration such as 500ms, 5s, 2min or 1h", given);
            return;
        }
        long unit = switch (matcher.group(2)) {
            case "ms" -> 1L;
            case "s" -> 1_000L;
            case "min" -> 60_000L;
            default -> 3_600_000L;
        };
        ranged(option, Long.parseLong(matcher.group(1)) * unit, given, "ms");
    }

    private void ranged(SmppOption option, long number, String given, String unit) {
        if (number < option.min || number > option.max) {
            problem(option, "must be between " + option.min + unit + " and " + option.max + unit, given);
        }
        numbers.put(option, number);
    }

    private void mode(SmppOption option, String given) {
        try {
            bindMode = BindMode.valueOf(given.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            problem(option, "must be transceiver, transmitter or receiver", given);
        }
    }

    private void statuses(SmppOption option, String given) {
        for (String part : given.split(",", -1)) {
            if (part.isBlank()) {
                continue;
            }
            try {
                int status = Integer.decode(part.strip());
                if (status <= 0) {
                    problem(option, "must be command_status values above 0", given);
                }
                tryAgain.add(status);
            } catch (NumberFormatException e) {
                problem(option, "must be numbers between commas, such as 0x58,0x14", given);
            }
        }
    }

    private void ordered(SmppOption low, SmppOption high) {
        Long from = numbers.get(low);
        Long to = numbers.get(high);
        if (from != null && to != null && from > to) {
            problem(low, "must not be above " + high.key(), values.getOrDefault(low, ""));
        }
    }

    private void unknownKeys() {
        List<String> known =
                Arrays.stream(SmppOption.values()).map(SmppOption::key).toList();
        for (String key : configuration.keySet()) {
            if (key.startsWith("smpp.") && !known.contains(key)) {
                // The value may be a password typed where none belongs: it is not repeated.
                problems.add(key + ": must be a known option: name=" + key);
            }
        }
    }

    private void problem(SmppOption option, String rule, String given) {
        problems.add(option.key() + ": " + rule + ": " + option.key() + "=" + given);
    }
}
