package org.opportune.pipeline.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.control.ControlVerb;
import org.opportune.subscriber.Definitions;

/**
 * All versions of all definitions, by the time from which they count. Versions are never overwritten; those that no
 * event can ask for any more are pruned. One thread.
 */
public final class DefinitionTimeline implements Definitions.History {
    /** A definition's later version wins; of one time the later in the control topic. */
    private static final Comparator<Control> BY_EFFECT =
            Comparator.comparingLong(Control::getEffectiveMs).thenComparingLong(Control::getSequence);

    private final Function<List<Control>, Definitions> compiler;
    private final List<Control> versions = new ArrayList<>();
    private final TreeMap<Long, Definitions> snapshots = new TreeMap<>();
    private @Nullable Definitions current;
    private long currentFromMs;
    private long currentUntilMs;

    /**
     * @param compiler makes definitions of the control records in force, at most one of each kind and id
     */
    public DefinitionTimeline(Function<List<Control>, Definitions> compiler) {
        this.compiler = compiler;
    }

    /** Takes a stamped record. */
    public void add(Control stamped) {
        versions.add(stamped);
        versions.sort(BY_EFFECT);
        snapshots.clear();
        current = null;
    }

    @Override
    public Definitions at(long orderMs) {
        if (current != null && orderMs >= currentFromMs && orderMs < currentUntilMs) {
            return current;
        }
        currentFromMs = Long.MIN_VALUE;
        currentUntilMs = Long.MAX_VALUE;
        for (Control version : versions) {
            if (version.getEffectiveMs() <= orderMs) {
                currentFromMs = version.getEffectiveMs();
            } else {
                currentUntilMs = version.getEffectiveMs();
                break;
            }
        }
        Definitions found = snapshots.computeIfAbsent(currentFromMs, this::compile);
        current = found;
        return found;
    }

    /**
     * Forgets versions that another replaced at or before {@code releasedMs}: no event asks for them any more.
     *
     * @return what was forgotten
     */
    public List<Control> prune(long releasedMs) {
        Set<Long> needed =
                latest(releasedMs).values().stream().map(Control::getSequence).collect(Collectors.toSet());
        List<Control> gone = versions.stream()
                .filter(v -> v.getEffectiveMs() <= releasedMs && !needed.contains(v.getSequence()))
                .toList();
        if (!gone.isEmpty()) {
            versions.removeAll(gone);
            snapshots.clear();
            current = null;
        }
        return gone;
    }

    /**
     * What is in force at a time.
     *
     * @param sequence of the newest record that counts, -1 = none does
     * @param effectiveMs UTC ms since when it counts, {@link Long#MIN_VALUE} = none does
     * @param live definitions by kind, published and not retired; kinds without any are not in it
     * @param untilMs UTC ms at which the next record begins to count, {@link Long#MAX_VALUE} = none is to come
     * @param versions records kept
     */
    public record Standing(
            long sequence, long effectiveMs, Map<ControlKind, Integer> live, long untilMs, int versions) {
        public static final Standing NONE = new Standing(-1, Long.MIN_VALUE, Map.of(), Long.MAX_VALUE, 0);
    }

    /** What is in force at {@code atMs}. */
    public Standing standing(long atMs) {
        Control newest = null;
        long untilMs = Long.MAX_VALUE;
        for (Control version : versions) {
            if (version.getEffectiveMs() <= atMs) {
                newest = version;
            } else {
                untilMs = Math.min(untilMs, version.getEffectiveMs());
            }
        }
        Map<ControlKind, Integer> live = new EnumMap<>(ControlKind.class);
        latest(atMs).values().stream()
                .filter(c -> c.getVerb() == ControlVerb.PUBLISH)
                .forEach(c -> live.merge(c.getKind(), 1, Integer::sum));
        return new Standing(
                newest == null ? -1 : newest.getSequence(),
                newest == null ? Long.MIN_VALUE : newest.getEffectiveMs(),
                live,
                untilMs,
                versions.size());
    }

    private Definitions compile(long fromMs) {
        List<Control> inForce = latest(fromMs).values().stream()
                .filter(c -> c.getVerb() == ControlVerb.PUBLISH)
                .sorted(Comparator.comparing(Control::getKind).thenComparing(Control::getId))
                .toList();
        return compiler.apply(inForce);
    }

    private Map<String, Control> latest(long atMs) {
        Map<String, Control> latest = new HashMap<>();
        for (Control version : versions) {
            if (version.getEffectiveMs() <= atMs) {
                latest.put(key(version), version);
            }
        }
        return latest;
    }

    /** There is one policy in force, whatever its name. */
    private static String key(Control control) {
        return control.getKind() == ControlKind.POLICY ? "POLICY" : control.getKind() + "/" + control.getId();
    }
}
