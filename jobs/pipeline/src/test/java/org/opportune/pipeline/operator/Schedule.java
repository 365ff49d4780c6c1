package org.opportune.pipeline.operator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.opportune.pipeline.stream.Notice;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.event.Tick;

/**
 * One of the ways in which a journey may reach the operator: any arrival order within a bound, any watermarks that this
 * order allows, the control input ahead or behind, long releases interrupted anywhere, and checkpoints with a restore
 * at another parallelism after some work was lost.
 */
record Schedule(SubscriberOptions options, int parallelism, List<Act> acts) {
    /** What happens next. */
    sealed interface Act {}

    record Arrive(Envelope event) implements Act {}

    record Hear(Notice notice) implements Act {}

    record EventTime(long ms) implements Act {}

    record ControlTime(long ms) implements Act {}

    record Mail(int most) implements Act {}

    /** A checkpoint; after {@code lost} more acts a crash; then all goes on from the checkpoint. */
    record Crash(int lost, int parallelism) implements Act {}

    static Schedule random(Random random, Journey journey) {
        List<Act> events = events(random, journey);
        List<Act> control = control(random, journey);
        List<Act> acts = merge(random, events, control);
        int crashes = random.nextInt(4);
        for (int i = 0; i < crashes; i++) {
            acts.add(random.nextInt(acts.size()), new Crash(random.nextInt(40), 1 + random.nextInt(3)));
        }
        SubscriberOptions options = new SubscriberOptions(
                1 + random.nextInt(6), 64L << 20, 1 + random.nextInt(12), Journey.SILENT_AFTER_MS, Long.MAX_VALUE);
        return new Schedule(options, 1 + random.nextInt(2), acts);
    }

    /** How often a source says how far it is. */
    private enum Pace {
        EVERY_RECORD,
        SOMETIMES,
        ONLY_AT_THE_END
    }

    private static <T> List<T> shuffled(Random random, List<T> all, ToLongFunction<T> time, long boundMs) {
        record Delayed<T>(T value, long atMs) {}
        return all.stream()
                .map(t -> new Delayed<>(t, time.applyAsLong(t) + (long) (random.nextDouble() * boundMs)))
                .sorted(Comparator.comparingLong(Delayed::atMs))
                .map(Delayed::value)
                .toList();
    }

    private static List<Act> events(Random random, Journey journey) {
        long boundMs = random.nextInt(3) * 60_000L * random.nextInt(180);
        List<Envelope> arrivals = shuffled(random, journey.events(), Journey::orderMs, boundMs);
        return timed(random, arrivals, Journey::orderMs, Arrive::new, EventTime::new);
    }

    private static List<Act> control(Random random, Journey journey) {
        List<Notice> notices = new ArrayList<>();
        journey.control().forEach(c -> notices.add(Notice.of(c)));
        journey.ticks().forEach(t -> notices.add(Notice.of(t)));
        List<Notice> arrivals = shuffled(random, notices, Schedule::time, random.nextInt(300) * 60_000L);
        return timed(random, arrivals, Schedule::time, Hear::new, ControlTime::new);
    }

    private static long time(Notice notice) {
        Control control = notice.control();
        Tick tick = notice.tick();
        return control != null ? control.getEffectiveMs() : tick == null ? 0 : tick.getTimeMs();
    }

    private interface Making<V> {
        Act of(V value);
    }

    /** The arrivals, and between them times that nothing still to come is behind. */
    private static <T> List<Act> timed(
            Random random, List<T> arrivals, ToLongFunction<T> time, Making<T> arrive, Making<Long> mark) {
        Pace pace = Pace.values()[random.nextInt(Pace.values().length)];
        long[] leastToCome = new long[arrivals.size() + 1];
        leastToCome[arrivals.size()] = Journey.END_MS;
        for (int i = arrivals.size() - 1; i >= 0; i--) {
            leastToCome[i] = Math.min(leastToCome[i + 1], time.applyAsLong(arrivals.get(i)));
        }
        List<Act> acts = new ArrayList<>();
        long saidMs = leastToCome[0] - 1 - random.nextInt(100_000);
        for (int i = 0; i < arrivals.size(); i++) {
            acts.add(arrive.of(arrivals.get(i)));
            long mayMs = leastToCome[i + 1] - 1;
            boolean says = pace == Pace.EVERY_RECORD || (pace == Pace.SOMETIMES && random.nextInt(12) == 0);
            if (says && mayMs > saidMs) {
                saidMs = random.nextBoolean() ? mayMs : saidMs + 1 + (long) (random.nextDouble() * (mayMs - saidMs));
                acts.add(mark.of(saidMs));
            }
        }
        acts.add(mark.of(Journey.END_MS));
        return acts;
    }

    private static List<Act> merge(Random random, List<Act> events, List<Act> control) {
        double shareOfEvents = List.of(0.02, 0.2, 0.5, 0.9).get(random.nextInt(4));
        int mailEvery = 1 + random.nextInt(6);
        List<Act> acts = new ArrayList<>();
        int e = 0;
        int c = 0;
        while (e < events.size() || c < control.size()) {
            boolean event = c == control.size() || (e < events.size() && random.nextDouble() < shareOfEvents);
            acts.add(event ? events.get(e++) : control.get(c++));
            if (random.nextInt(mailEvery) == 0) {
                acts.add(new Mail(1 + random.nextInt(3)));
            }
        }
        acts.add(new Mail(Integer.MAX_VALUE));
        return acts;
    }
}
