package org.opportune.language.condition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The last so many values that were asked for: what is cheap to keep and dear to make. Thread-safe. */
final class BoundedCache<K, V> {
    private final int most;
    private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    };

    BoundedCache(int most) {
        this.most = most;
    }

    synchronized @Nullable V get(K key) {
        return values.get(key);
    }

    synchronized void put(K key, V value) {
        values.put(key, value);
    }

    /** The value, made if it is not there; two threads may make it at once. */
    V get(K key, Function<K, V> make) {
        V known = get(key);
        if (known != null) {
            return known;
        }
        V made = make.apply(key);
        put(key, made);
        return made;
    }
}
