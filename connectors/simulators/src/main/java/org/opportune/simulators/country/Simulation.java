package org.opportune.simulators.country;

import java.io.IOException;
import java.time.Instant;
import java.util.Iterator;
import java.util.stream.Stream;
import org.opportune.schemas.event.Event;
import org.opportune.simulators.country.observation.Observed;

/** Simulates a stretch of time: files of the country, then its facts and events into a sink. For one thread. */
public final class Simulation {
    private static final int TELL_EVERY = 100_000;

    private Simulation() {}

    /** Takes events: first the facts, then everything else, in order of arrival. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Takes one event.
         *
         * @param arrivalMs UTC ms, never less than before
         */
        void write(long arrivalMs, Event event) throws IOException;
    }

    /** Is told how far it is, every 100,000 events and at the end. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Hears how far it is.
         *
         * @param share 0..1 of the stretch
         * @param events written so far
         */
        void at(double share, long events);
    }

    /**
     * What was written.
     *
     * @param facts what is known at the start
     * @param events everything else, what arrives twice counted twice
     */
    public record Written(long facts, long events) {}

    /** Writes everything; what the sink or the disk refuses ends it. */
    public static Written run(SimulationOptions options, Sink sink, Progress progress) throws IOException {
        Country country =
                Country.of(options.seed(), options.subscribers(), options.from(), options.noise(), options.view());
        CountryFiles.places(country, options.out().resolve("places.yaml"));
        CountryFiles.sites(country, options.out().resolve("sites.yaml"));
        CountryFiles.numbers(options.out().resolve("numbers.yaml"));
        CountryFiles.handsets(country, options.out().resolve("handsets.csv"));
        CountryFiles.facts(country, options.out().resolve("facts.csv"));
        if (options.truth()) {
            CountryFiles.truth(
                    country, options.from(), options.to(), options.out().resolve("truth.jsonl"));
        }
        long facts = facts(country, sink);
        long events = events(country, options.from(), options.to(), sink, progress);
        progress.at(1, events);
        return new Written(facts, events);
    }

    private static long facts(Country country, Sink sink) throws IOException {
        long count = 0;
        try (Stream<Event> facts = country.facts()) {
            for (Iterator<Event> all = facts.iterator(); all.hasNext(); count++) {
                Event fact = all.next();
                sink.write(fact.getKnownMs(), fact);
            }
        }
        return count;
    }

    private static long events(Country country, Instant from, Instant to, Sink sink, Progress progress)
            throws IOException {
        long fromMs = from.toEpochMilli();
        double length = to.toEpochMilli() - fromMs;
        long count = 0;
        for (Iterator<Observed> all = country.events(from, to); all.hasNext(); ) {
            Observed observed = all.next();
            sink.write(observed.arrivalMs(), observed.event());
            count++;
            if (count % TELL_EVERY == 0) {
                progress.at(Math.min(1, (observed.arrivalMs() - fromMs) / length), count);
            }
        }
        return count;
    }
}
