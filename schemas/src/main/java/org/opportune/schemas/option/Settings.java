package org.opportune.schemas.option;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was said, by key, and where. Immutable; shows no value. */
public final class Settings {
    /**
     * One value.
     *
     * @param place such as {@code engagement.yaml:4:1} or {@code --smpp.port}
     */
    public record Said(String value, String place) {
        @Override
        public String toString() {
            return "Said[" + place + "]";
        }
    }

    private final Map<String, Said> byKey;

    private Settings(Map<String, Said> byKey) {
        this.byKey = Collections.unmodifiableMap(new LinkedHashMap<>(byKey));
    }

    /** In this order. */
    public static Settings at(Map<String, Said> byKey) {
        return new Settings(byKey);
    }

    /** In the order of the keys, each key its own place. */
    public static Settings of(Map<String, String> values) {
        Map<String, Said> byKey = new LinkedHashMap<>();
        new TreeMap<>(values).forEach((key, value) -> byKey.put(key, new Said(value, key)));
        return new Settings(byKey);
    }

    /** These, and over them the others. */
    public Settings under(Settings others) {
        Map<String, Said> both = new LinkedHashMap<>(byKey);
        both.putAll(others.byKey);
        return new Settings(both);
    }

    Map<String, Said> byKey() {
        return byKey;
    }

    @Nullable
    Said said(String key) {
        return byKey.get(key);
    }

    @Override
    public String toString() {
        return "Settings" + byKey.keySet();
    }
}
