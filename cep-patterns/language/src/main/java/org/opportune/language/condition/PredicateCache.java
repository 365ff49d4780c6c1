package org.opportune.language.condition;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.opportune.model.Predicate;

/**
 * Compiled conditions that somebody still holds. Weak, so a process that publishes for months keeps only what is live;
 * static in this class's loader, so a cancelled job's classes go with it. Thread-safe.
 */
final class PredicateCache {
    private final ConcurrentMap<Key, Entry> entries = new ConcurrentHashMap<>();
    private final ReferenceQueue<Predicate> dead = new ReferenceQueue<>();

    /** The vocabulary names the earlier steps in order, so it is the layout of the captures too. */
    record Key(Vocabulary vocabulary, String text) {}

    private static final class Entry extends WeakReference<Predicate> {
        private final Key key;

        Entry(Key key, Predicate predicate, ReferenceQueue<Predicate> dead) {
            super(predicate, dead);
            this.key = key;
        }
    }

    @Nullable
    Predicate get(Key key) {
        Entry entry = entries.get(key);
        return entry == null ? null : entry.get();
    }

    /** Keeps it and returns it, or the one that another thread kept first. */
    Predicate put(Key key, Predicate predicate) {
        for (Reference<?> gone = dead.poll(); gone != null; gone = dead.poll()) {
            Entry entry = (Entry) gone;
            entries.remove(entry.key, entry);
        }
        Entry kept = entries.compute(
                key, (k, old) -> old == null || old.get() == null ? new Entry(k, predicate, dead) : old);
        Predicate winner = kept.get();
        return winner == null ? predicate : winner;
    }

    int size() {
        return entries.size();
    }
}
