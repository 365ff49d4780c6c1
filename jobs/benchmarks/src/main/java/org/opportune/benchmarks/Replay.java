package org.opportune.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.opportune.benchmarks.opponents.Found;
import org.opportune.engine.Partials;
import org.opportune.model.Scenario;
import org.opportune.pipeline.control.ControlReader;
import org.opportune.pipeline.stream.Arrival;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.Wire;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.match.Match;
import org.opportune.schemas.profile.ColdProfile;
import org.opportune.subscriber.Definitions;
import org.opportune.subscriber.FeedLiveness;
import org.opportune.subscriber.InMemorySubscribers;
import org.opportune.subscriber.MatchesOnly;
import org.opportune.subscriber.Subscriber;
import org.opportune.subscriber.SubscriberStep;
import org.opportune.subscriber.profile.HotProfileCodec;

/** The workload without Flink: how large the values are, how many events change them, and what must be matched. */
final class Replay extends MatchesOnly {
    private final Figures figures = new Figures();
    private final List<Found> found = new ArrayList<>();
    /** Scenarios that listen to a kind in any of their steps. */
    private final Map<EventKind, Integer> listeners = new EnumMap<>(EventKind.class);

    private long listening;
    private long asked;
    private long moved;

    /** Runs the recording. */
    static Replay of(Workload workload, Path file, long events) throws Exception {
        Replay replay = new Replay();
        Meter.start();
        long startNanos = System.nanoTime();
        Definitions definitions = ControlReader.definitions(workload.control());
        replay.figures.put("definitions-seconds", (System.nanoTime() - startNanos) / 1e9);
        replay.figures.put("definitions-cpu-seconds", Meter.seconds());
        for (String scenario : workload.inForce()) {
            replay.listen(Objects.requireNonNull(definitions.plan().scenario(scenario), scenario));
        }
        SubscriberStep step = new SubscriberStep(time -> definitions, new FeedLiveness(60_000));
        InMemorySubscribers subscribers = new InMemorySubscribers();
        long changed = replay.run(step, subscribers, ordered(Recording.open(file)::next, events));
        for (long msisdn : subscribers.msisdns()) {
            Subscriber subscriber = subscribers.load(msisdn);
            step.onTime(subscriber, workload.endMs(), replay);
            subscribers.save(subscriber);
        }
        replay.figures.put("changed-share", (double) changed / events);
        replay.figures.put("listening", (double) replay.listening / events);
        replay.figures.put("asked", (double) replay.asked / events);
        replay.figures.put("moved", (double) replay.moved / events);
        Map<String, Long> matches =
                replay.found.stream().collect(Collectors.groupingBy(Found::scenario, Collectors.counting()));
        for (String scenario : workload.inForce()) {
            replay.figures.put("matches." + scenario, matches.getOrDefault(scenario, 0L));
        }
        sizes(subscribers, replay.figures);
        return replay;
    }

    private void listen(Scenario scenario) {
        Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
        scenario.steps().forEach(step -> kinds.addAll(step.kinds()));
        kinds.forEach(kind -> listeners.merge(kind, 1, Integer::sum));
    }

    /** Applies the events; says how many changed the hot value. */
    private long run(SubscriberStep step, InMemorySubscribers subscribers, List<Envelope> events) {
        long changed = 0;
        for (Envelope event : events) {
            Subscriber subscriber = subscribers.load(event.msisdn());
            Partials partials = subscriber.hot().partials();
            long askedBefore = partials.asked();
            long movedBefore = partials.moved();
            step.onEvent(subscriber, event, this);
            listening += listeners.getOrDefault(event.kind(), 0);
            asked += partials.asked() - askedBefore;
            moved += partials.moved() - movedBefore;
            changed += subscriber.hotChanged() ? 1 : 0;
            subscribers.save(subscriber);
        }
        return changed;
    }

    /** Subscribers as they are after these events, in the order in which they became known. */
    static InMemorySubscribers after(Definitions definitions, List<byte[]> events) {
        SubscriberStep step = new SubscriberStep(time -> definitions, new FeedLiveness(60_000));
        InMemorySubscribers subscribers = new InMemorySubscribers();
        new Replay().run(step, subscribers, ordered(events.iterator()::next, events.size()));
        return subscribers;
    }

    /** What it measured. */
    Figures figures() {
        return figures;
    }

    /** What was matched, in no order. */
    List<Found> found() {
        return found;
    }

    private static List<Envelope> ordered(Supplier<byte[]> recording, long events) {
        List<Envelope> all = new ArrayList<>();
        for (long i = 0; i < events; i++) {
            Arrival arrival = Arrival.read("benchmark", 0, i, recording.get());
            Envelope event = arrival.event();
            if (event == null) {
                throw new IllegalStateException("the recording holds events only: index=" + i);
            }
            all.add(event.ordered(event.happenedMs(), Envelope.Verdict.ON_TIME));
        }
        all.sort(Envelope.ORDER);
        return all;
    }

    private static void sizes(InMemorySubscribers subscribers, Figures figures) throws Exception {
        HotProfileCodec codec = new HotProfileCodec();
        Wire<ColdProfile> wire = Wire.of(ColdProfile.class);
        List<Integer> hot = new ArrayList<>();
        List<Integer> whole = new ArrayList<>();
        List<Integer> partials = new ArrayList<>();
        for (long msisdn : subscribers.msisdns()) {
            Subscriber subscriber = subscribers.load(msisdn);
            int hotBytes = codec.write(subscriber.hot()).length;
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            subscriber.hot().partials().write(new DataOutputStream(written));
            partials.add(written.size());
            ColdProfile cold = subscriber.cold();
            hot.add(hotBytes);
            whole.add(hotBytes + (cold.equals(Subscriber.emptyCold()) ? 0 : wire.encode(cold).length));
        }
        percentiles("hot-bytes", hot, figures);
        percentiles("partial-bytes", partials, figures);
        percentiles("subscriber-bytes", whole, figures);
        figures.put("subscribers-seen", hot.size());
    }

    private static void percentiles(String name, List<Integer> sizes, Figures figures) {
        int[] sorted = sizes.stream().mapToInt(Integer::intValue).sorted().toArray();
        figures.put(name + ".p50", sorted[sorted.length / 2]);
        figures.put(name + ".p99", sorted[(int) (sorted.length * 0.99)]);
        figures.put(name + ".mean", Arrays.stream(sorted).average().orElse(0));
    }

    @Override
    public void matched(Match match, int decisions) {
        found.add(new Found(match.getScenario(), match.getMsisdn(), match.getMatchedMs(), match.getEvidence()));
    }
}
