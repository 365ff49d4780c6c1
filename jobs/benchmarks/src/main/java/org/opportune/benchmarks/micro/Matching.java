package org.opportune.benchmarks.micro;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Matching alone: deadlines and the event, decoded and the partials in memory, with so many scenarios in force. */
@State(Scope.Thread)
public class Matching {
    /** As {@code Crowd} names them. */
    @Param({"FOUR", "TWENTY", "TWO_HUNDRED", "FIVE_THOUSAND", "ONE_KIND"})
    public String crowd = "";

    private @Nullable Sample sample;

    @Setup
    public void read() {
        sample = new Sample(crowd);
    }

    @Benchmark
    public boolean matching(@SuppressWarnings("unused") CpuTime cpu) {
        return Objects.requireNonNull(sample).engineStep();
    }
}
