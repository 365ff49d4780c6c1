package org.opportune.benchmarks;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Numbers by name, as one process hands them to another. */
final class Figures {
    private final TreeMap<String, Double> numbers = new TreeMap<>();

    void put(String name, double value) {
        numbers.put(name, value);
    }

    double get(String name) {
        Double value = numbers.get(name);
        if (value == null) {
            throw new IllegalStateException("nobody measured: " + name);
        }
        return value;
    }

    /** By name. */
    Map<String, Double> all() {
        return Collections.unmodifiableMap(numbers);
    }

    void save(Path file) throws IOException {
        Properties properties = new Properties();
        numbers.forEach((name, value) -> properties.setProperty(name, value.toString()));
        try (Writer out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
    }

    static Figures load(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        Figures figures = new Figures();
        properties.stringPropertyNames().forEach(n -> figures.put(n, Double.parseDouble(properties.getProperty(n))));
        return figures;
    }
}
