package org.opportune.language.condition;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Compiled things that somebody still holds. Weak, so a process that publishes for months keeps only what is live;
 * its users are static in this class's loader, so a cancelled job's classes go with it. Thread-safe.
 */
final class WeakCache<K, V> {
    private final ConcurrentMap<K, Entry<K, V>> entries = new ConcurrentHashMap<>();
    private final ReferenceQueue<V> dead = new ReferenceQueue<>();

    private static final class Entry<K, V> extends WeakReference<V> {
        private final K key;

        Entry(K key, V value, ReferenceQueue<V> dead) {
            super(value, dead);
            this.key = key;
        }
    }

    @Nullable
    V get(K key) {
        Entry<K, V> entry = entries.get(key);
        return entry == null ? null : entry.get();
    }

    /** Keeps it and returns it, or the one that another thread kept first. */
    V put(K key, V value) {
        for (Reference<? extends V> gone = dead.poll(); gone != null; gone = dead.poll()) {
            Entry<?, ?> entry = (Entry<?, ?>) gone;
            entries.remove(entry.key, entry);
        }
        Entry<K, V> kept =
                entries.compute(key, (k, old) -> old == null || old.get() == null ? new Entry<>(k, value, dead) : old);
        V winner = kept.get();
        return winner == null ? value : winner;
    }
}
