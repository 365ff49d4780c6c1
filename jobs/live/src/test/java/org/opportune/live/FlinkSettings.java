package org.opportune.live;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.FallbackKey;

/** Every setting that the Flink on this class path knows, as its option classes declare them. */
final class FlinkSettings {
    private static final Pattern JAR = Pattern.compile("flink-.*\\.jar");
    private static final Pattern OPTIONS = Pattern.compile("org/apache/flink/[\\w/]*Options(Internal)?\\.class");
    private static final Pattern REPORTER = Pattern.compile("metrics\\.reporter\\.[\\w-]+\\.(.+)");

    /** What the Prometheus reporter reads without declaring it as an option. */
    private static final Set<String> UNDECLARED = Set.of("port", "filterLabelValueCharacters");

    private final Map<String, ConfigOption<?>> byKey = new HashMap<>();
    private final Map<String, String> renamed = new HashMap<>();

    /** Reads the option classes of every Flink jar on the class path. */
    static FlinkSettings ofClassPath() {
        FlinkSettings settings = new FlinkSettings();
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> JAR.matcher(path.getFileName().toString()).matches())
                .forEach(settings::read);
        return settings;
    }

    int size() {
        return byKey.size();
    }

    /** What is wrong with a configuration: keys that Flink does not know or has renamed, values it cannot read. */
    List<String> problems(Configuration configuration) {
        List<String> problems = new ArrayList<>();
        configuration.toMap().forEach((key, value) -> {
            Matcher reporter = REPORTER.matcher(key);
            if (reporter.matches() && UNDECLARED.contains(reporter.group(1))) {
                return;
            }
            ConfigOption<?> option =
                    byKey.get(reporter.matches() ? "metrics.reporter.<name>." + reporter.group(1) : key);
            if (option == null) {
                problems.add(
                        key + ": " + (renamed.containsKey(key) ? "is now " + renamed.get(key) : "unknown to Flink"));
                return;
            }
            try {
                configuration.get(option);
            } catch (IllegalArgumentException e) {
                problems.add(key + ": " + e.getMessage());
            }
        });
        return problems;
    }

    private void read(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            file.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> OPTIONS.matcher(name).matches())
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .forEach(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String className) {
        try {
            for (Field field : Class.forName(className).getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())
                        && ConfigOption.class.isAssignableFrom(field.getType())
                        && field.trySetAccessible()) {
                    add(className, (ConfigOption<?>) field.get(null));
                }
            }
        } catch (ReflectiveOperationException | LinkageError e) {
            // An option class of a library that is not here: what it declares cannot be used here either.
        }
    }

    private void add(String className, ConfigOption<?> option) {
        boolean ofReporter = className.contains(".metrics.") || className.endsWith("MetricOptions");
        byKey.put(option.key(), option);
        if (ofReporter) {
            byKey.put("metrics.reporter.<name>." + option.key(), option);
        }
        for (FallbackKey old : option.fallbackKeys()) {
            renamed.put(old.getKey(), option.key());
        }
    }
}
