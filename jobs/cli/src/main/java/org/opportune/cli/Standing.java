package org.opportune.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.opportune.language.files.Outline;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.control.ControlVerb;

/**
 * One definition, or its retirement, and how far it has come.
 *
 * @param control stamped if a job has seen it
 */
record Standing(Control control, Stage stage) {
    /** How far. */
    enum Stage {
        /** Counts now. */
        IN_FORCE,
        /** Stamped for a later time. */
        SCHEDULED,
        /** On the control topic; no job has stamped it yet. */
        WAITING,
        /** Jobs went past it without stamping it: the reason is among the dead letters. */
        REFUSED
    }

    private static final Comparator<Control> BY_EFFECT = Comparator.comparingLong(Standing::effectiveMs)
            .thenComparing(Control::getSequence, Comparator.nullsFirst(Comparator.naturalOrder()));

    /**
     * Everything that counts, will count or wants to count, by kind, id and time. What was replaced or retired is not
     * there; a retirement to come is.
     *
     * @param asked the control topic, in order
     * @param stamped the control log, in order
     * @param nowMs UTC ms
     */
    static List<Standing> all(List<Control> asked, List<Control> stamped, long nowMs) {
        List<Standing> all = new ArrayList<>();
        Map<String, Control> now = new TreeMap<>();
        for (Control control : bySequence(stamped)) {
            if (effectiveMs(control) <= nowMs) {
                now.put(slot(control), control);
            } else {
                all.add(new Standing(control, Stage.SCHEDULED));
            }
        }
        now.values().stream()
                .filter(c -> c.getVerb() == ControlVerb.PUBLISH)
                .forEach(c -> all.add(new Standing(c, Stage.IN_FORCE)));
        all.addAll(unstamped(asked, stamped));
        // Stable: of one definition what counts stands before what is to come.
        all.sort(Comparator.comparing((Standing s) -> s.control().getKind())
                .thenComparing(s -> s.control().getId())
                .thenComparing(Standing::stage));
        return List.copyOf(all);
    }

    /** What was published and not retired since, whether it counts already or not: by slot, the last one. */
    static Collection<Control> published(List<Control> asked) {
        Map<String, Control> last = new TreeMap<>();
        asked.forEach(control -> last.put(slot(control), control));
        return last.values().stream()
                .filter(c -> c.getVerb() == ControlVerb.PUBLISH)
                .toList();
    }

    /** {@code kind/id} as people type it. */
    static String name(Control control) {
        return control.getKind().name().toLowerCase(Locale.ROOT) + '/' + control.getId();
    }

    /** What a scenario's status means, unless it is live; empty of anything else. Its conditions are not read for it. */
    static String status(Control control) {
        String text = control.getText();
        if (control.getKind() != ControlKind.SCENARIO || text == null) {
            return "";
        }
        String status = new Outline(control.getOrigin(), text).top("status").orElse("live");
        return switch (status) {
            case "shadow" -> " (shadow: matched and logged, nobody is spoken to)";
            case "draft", "retired" -> " (" + status + ": does not run)";
            default -> "";
        };
    }

    /** There is one policy in force, whatever its name. */
    private static String slot(Control control) {
        return control.getKind() == ControlKind.POLICY ? "POLICY" : control.getKind() + "/" + control.getId();
    }

    private static long effectiveMs(Control control) {
        Long effective = control.getEffectiveMs();
        return effective == null ? control.getAskedMs() : effective;
    }

    /** By time of effect; a record that a restart repeated counts once, as stamped last. */
    private static List<Control> bySequence(List<Control> stamped) {
        Map<Long, Control> once = new TreeMap<>();
        stamped.forEach(control -> once.put(sequence(control), control));
        return once.values().stream().sorted(BY_EFFECT).toList();
    }

    private static long sequence(Control control) {
        Long sequence = control.getSequence();
        return sequence == null ? -1 : sequence;
    }

    private static List<Standing> unstamped(List<Control> asked, List<Control> stamped) {
        Map<Control, TreeSet<Long>> seen = new HashMap<>();
        stamped.forEach(control ->
                seen.computeIfAbsent(bare(control), c -> new TreeSet<>()).add(sequence(control)));
        List<Control> open = new ArrayList<>();
        int last = -1;
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            TreeSet<Long> sequences = seen.get(bare(asked.get(i)));
            if (sequences == null || sequences.pollFirst() == null) {
                open.add(asked.get(i));
                places.add(i);
            } else {
                last = i;
            }
        }
        List<Standing> standings = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            standings.add(new Standing(open.get(i), places.get(i) < last ? Stage.REFUSED : Stage.WAITING));
        }
        return standings;
    }

    /** The record as it was asked for. */
    private static Control bare(Control control) {
        return Control.newBuilder(control)
                .setEffectiveMs(null)
                .setSequence(null)
                .build();
    }

    /** UTC ms from which it counts; null if no job has said. */
    @Nullable
    Long countsFromMs() {
        return control.getEffectiveMs();
    }
}
