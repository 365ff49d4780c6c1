package org.opportune.live;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.core.fs.Path;
import org.apache.flink.util.TimeUtils;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a job: {@code --config FILE} (properties), overlaid by {@code --key value}. Secrets are only ever
 * references here. All problems are told at once.
 */
final class JobSettings {
    /** What is wrong, one rule a line. */
    static final class Invalid extends Exception {
        private static final long serialVersionUID = 1L;

        Invalid(List<String> problems) {
            super(String.join("\n", problems));
        }
    }

    private final Map<String, String> values;
    private final List<String> problems = new ArrayList<>();

    private JobSettings(Map<String, String> values) {
        this.values = values;
    }

    /** The settings in a program's arguments. */
    static JobSettings read(String[] args) throws Invalid {
        Map<String, String> fromArgs = new TreeMap<>();
        for (int i = 0; i < args.length; i += 2) {
            if (!args[i].startsWith("--") || i + 1 == args.length) {
                throw new Invalid(List.of("arguments must come as --key value: argument=" + args[i]));
            }
            fromArgs.put(args[i].substring(2), args[i + 1]);
        }
        Map<String, String> all = new TreeMap<>();
        String file = fromArgs.remove("config");
        if (file != null) {
            load(file).forEach((key, value) -> all.put((String) key, (String) value));
        }
        all.putAll(fromArgs);
        return new JobSettings(all);
    }

    private static Properties load(String file) throws Invalid {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(Paths.get(file), StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IOException | IllegalArgumentException e) {
            throw new Invalid(List.of("config: must be a readable properties file: config=" + file));
        }
        return properties;
    }

    Map<String, String> values() {
        return values;
    }

    /** A time such as 10s, 5m or 200ms. */
    long durationMs(String key, long byDefaultMs, long leastMs) {
        String text = values.get(key);
        if (text == null) {
            return byDefaultMs;
        }
        try {
            long ms = TimeUtils.parseDuration(text).toMillis();
            if (ms >= leastMs) {
                return ms;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        problems.add(key + ": must be a time of at least " + Duration.ofMillis(leastMs) + ", such as 10s: " + key + "="
                + text);
        return byDefaultMs;
    }

    /** A whole number. */
    long number(String key, long byDefault, long least, long most) {
        String text = values.get(key);
        if (text == null) {
            return byDefault;
        }
        try {
            long n = Long.parseLong(text);
            if (n >= least && n <= most) {
                return n;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        problems.add(key + ": must be a whole number " + least + ".." + most + ": " + key + "=" + text);
        return byDefault;
    }

    /** A folder's URI, or null if the setting is absent or empty. The job sees whether it can be written to. */
    @Nullable
    Path folder(String key) {
        String text = values.get(key);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            Path path = new Path(text);
            if (path.toUri().getScheme() != null && path.isAbsolute()) {
                return path;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        problems.add(key + ": must be the URI of a folder, such as file:///data/raw: " + key + "=" + text);
        return null;
    }

    /** Adds what another reader of these settings found. */
    void problem(String text) {
        problems.add(text);
    }

    /** Keys that begin with neither of the prefixes nor are among the known are problems. */
    void check(Set<String> known, String... prefixes) throws Invalid {
        for (String key : values.keySet()) {
            boolean ofOthers = false;
            for (String prefix : prefixes) {
                ofOthers |= key.startsWith(prefix);
            }
            if (!ofOthers && !known.contains(key)) {
                problems.add(key + ": unknown setting");
            }
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }
}
