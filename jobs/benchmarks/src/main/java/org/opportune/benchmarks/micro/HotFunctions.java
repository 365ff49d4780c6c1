package org.opportune.benchmarks.micro;

import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.opportune.engine.Partials;
import org.opportune.model.Predicate.Truth;
import org.opportune.pipeline.stream.Arrival;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.event.Event;
import org.opportune.subscriber.profile.HotProfile;

/** What every event pays, call by call. The next event or subscriber each time, round and round. */
@State(Scope.Thread)
public class HotFunctions {
    private final Sample sample = new Sample("FOUR");
    private final Condition condition = new Condition();
    private final ThreeTerms threeTerms = new ThreeTerms();
    private long mixed = 42;

    /** A thousand rounds of a generator, nothing else: how fast this machine is just now. */
    @Benchmark
    public long yardstick(@SuppressWarnings("unused") CpuTime cpu) {
        long x = mixed;
        for (int i = 0; i < 1000; i++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
        }
        mixed = x;
        return x;
    }

    /** The first door: bytes to an envelope. */
    @Benchmark
    public Arrival door(@SuppressWarnings("unused") CpuTime cpu) {
        return Arrival.read("micro", 0, 0, sample.nextBytes());
    }

    @Benchmark
    public Event decodeEvent(@SuppressWarnings("unused") CpuTime cpu) throws UndecodableRecord {
        return sample.decode(sample.nextBytes());
    }

    @Benchmark
    public HotProfile readHotValue(@SuppressWarnings("unused") CpuTime cpu) throws IOException {
        return sample.readHot();
    }

    @Benchmark
    public byte[] writeHotValue(@SuppressWarnings("unused") CpuTime cpu) throws IOException {
        return sample.writeHot();
    }

    @Benchmark
    public Partials readPartials(@SuppressWarnings("unused") CpuTime cpu) throws IOException {
        return sample.readPartials();
    }

    @Benchmark
    public int writePartials(@SuppressWarnings("unused") CpuTime cpu) throws IOException {
        return sample.writePartials();
    }

    /** The hotline's condition as it runs. */
    @Benchmark
    public Truth conditionCompiled(@SuppressWarnings("unused") CpuTime cpu) {
        return condition.compiled();
    }

    /** Three terms joined by {@code &&}, as they run. */
    @Benchmark
    public Truth threeTermsCompiled(@SuppressWarnings("unused") CpuTime cpu) {
        return threeTerms.compiled();
    }

    /** The same three written in Java. */
    @Benchmark
    public Truth threeTermsByHand(@SuppressWarnings("unused") CpuTime cpu) {
        return threeTerms.byHand();
    }

    /** The hotline's in CEL's interpreter. */
    @Benchmark
    public Object conditionInterpreted(@SuppressWarnings("unused") CpuTime cpu) {
        return condition.interpreted();
    }
}
