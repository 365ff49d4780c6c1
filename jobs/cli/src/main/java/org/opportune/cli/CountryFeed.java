package org.opportune.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.opportune.kafka.KafkaOptions;
import org.opportune.kafka.KafkaProblem;
import org.opportune.kafka.Topic;
import org.opportune.kafka.Topics;
import org.opportune.schemas.event.Event;
import org.opportune.simulators.country.Simulation;
import org.opportune.simulators.country.SimulationOptions;
import org.opportune.simulators.feed.Pace;
import org.opportune.simulators.feed.TopicFeed;

/** A country played into topics, until it is over or somebody presses Ctrl-C. Loaded only when a broker is asked for. */
final class CountryFeed {
    private static final long TELL_EVERY = TimeUnit.SECONDS.toNanos(1);

    /** After Ctrl-C so much time for what was sent to reach the broker, and for the report. */
    private static final long LAST_WORDS_S = 30;

    private final SimulationOptions options;
    private final KafkaOptions kafka;
    private final long laterMs;
    private final double speed;
    private final Report report;
    private final CountDownLatch reported = new CountDownLatch(1);
    private long toldNanos;

    private CountryFeed(SimulationOptions options, KafkaOptions kafka, long laterMs, double speed, Report report) {
        this.options = options;
        this.kafka = kafka;
        this.laterMs = laterMs;
        this.speed = speed;
        this.report = report;
    }

    /**
     * Plays a country to its end and says what came of it.
     *
     * @param laterMs added to all times that are told
     * @param speed scenario time for wall time
     * @param memory says how much memory it took, last of all
     * @return the exit code
     */
    static int play(
            SimulationOptions options,
            BrokerOptions broker,
            long laterMs,
            double speed,
            Report report,
            boolean json,
            Runnable memory)
            throws IOException {
        KafkaOptions kafka;
        try {
            kafka = new KafkaOptions(
                    broker.bootstrap(), broker.prefix(), KafkaOptions.DEFAULT_PARTITIONS, broker.client());
            Topics.ensure(kafka, broker.timeout()).mismatches().forEach(report::complain);
        } catch (KafkaProblem e) {
            report.complain(String.valueOf(e.getMessage()));
            return Opportune.FINDINGS;
        }
        Files.createDirectories(options.out());
        return new CountryFeed(options, kafka, laterMs, speed, report).play(json, memory);
    }

    private int play(boolean json, Runnable memory) {
        TopicFeed feed = new TopicFeed(kafka, options.view().feeds(), fromMs(), Pace.of(speed));
        Thread onInterrupt = new Thread(() -> lastWords(feed), "stop");
        try {
            Runtime.getRuntime().addShutdownHook(onInterrupt);
            int code = send(feed, json);
            memory.run();
            return code;
        } finally {
            reported.countDown();
            forget(onInterrupt);
        }
    }

    private int send(TopicFeed feed, boolean json) {
        try {
            boolean stopped;
            try (feed) {
                stopped = isStopped(feed);
            }
            say(feed, stopped, json);
            return 0;
        } catch (KafkaProblem e) {
            report.complain(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            report.complain("cannot write: " + e.getClass().getSimpleName() + ": " + e.getMessage());
        }
        report.complain("broken off at " + Instant.ofEpochMilli(feed.reachedMs())
                + "; perhaps not all of it is with the broker: " + counts(feed));
        return Opportune.FINDINGS;
    }

    private boolean isStopped(TopicFeed feed) throws IOException {
        try {
            Simulation.run(
                    options,
                    (arrivalMs, event) -> {
                        feed.write(arrivalMs + laterMs, later(event));
                        tell(feed);
                    },
                    (share, events) -> {});
            feed.finish(Math.max(feed.reachedMs(), toMs()));
            return false;
        } catch (TopicFeed.Stopped e) {
            return true;
        }
    }

    /** What the country's facts state tells no other times. */
    private Event later(Event event) {
        event.setHappenedMs(event.getHappenedMs() + laterMs);
        event.setKnownMs(event.getKnownMs() + laterMs);
        return event;
    }

    private long fromMs() {
        return options.from().toEpochMilli() + laterMs;
    }

    private long toMs() {
        return options.to().toEpochMilli() + laterMs;
    }

    private void lastWords(TopicFeed feed) {
        feed.stop();
        try {
            // The process ends when this does.
            if (!reported.await(LAST_WORDS_S, TimeUnit.SECONDS)) {
                report.complain("the broker does not take what was sent in time: seconds=" + LAST_WORDS_S);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is running, and ends now that all is said.
        }
    }

    private void tell(TopicFeed feed) {
        long now = System.nanoTime();
        if (now - toldNanos >= TELL_EVERY) {
            toldNanos = now;
            double share = (double) (feed.reachedMs() - fromMs()) / (toMs() - fromMs());
            report.progress(String.format(
                    Locale.ROOT,
                    "simulate: %3.0f%%  %s  %,d events%s, %s",
                    100 * Math.min(1, share),
                    Instant.ofEpochMilli(feed.reachedMs()),
                    events(feed),
                    feed.pace().isBegun() ? String.format(Locale.ROOT, ", %,.0f/s", rate(feed)) : " known before",
                    feed.pace().behindMs() < 1_000 ? "in time" : feed.pace().behindMs() / 1_000 + " s behind"));
        }
    }

    private static long events(TopicFeed feed) {
        return feed.sent(Topic.MOMENTS) + feed.sent(Topic.FACTS);
    }

    /** Events for each second of wall time since the pace began, 0 before; what was known before goes at once. */
    private static double rate(TopicFeed feed) {
        return 1_000.0 * feed.sentInTime() / Math.max(1, feed.pace().elapsedMs());
    }

    private void say(TopicFeed feed, boolean stopped, boolean json) {
        if (json) {
            report.json(asJson(feed, stopped));
            return;
        }
        double seconds = feed.pace().elapsedMs() / 1_000.0;
        double played = (feed.reachedMs() - fromMs()) / 1_000.0;
        report.say((stopped ? "stopped at " : "played to ") + Instant.ofEpochMilli(feed.reachedMs()) + ": "
                + counts(feed));
        report.say(String.format(
                Locale.ROOT,
                "%,.0f s of scenario time in %,.1f s, %,.1f times as fast as life (asked: %s), %,.0f events/s%s",
                played,
                seconds,
                played / Math.max(0.001, seconds),
                speed == Pace.MAX ? "max" : String.valueOf(speed),
                rate(feed),
                speed == Pace.MAX ? "" : String.format(Locale.ROOT, ", at the end %,.1f s behind", behindS(feed))));
        if (stopped && options.truth()) {
            report.say("truth.jsonl is of all that was planned, to " + options.to());
        }
    }

    private static double behindS(TopicFeed feed) {
        return feed.pace().behindMs() / 1_000.0;
    }

    private String counts(TopicFeed feed) {
        return "sent " + Report.count(feed.sent(Topic.MOMENTS), "event") + " to " + kafka.nameOf(Topic.MOMENTS) + ", "
                + Report.count(feed.sent(Topic.FACTS), "event") + " to " + kafka.nameOf(Topic.FACTS) + ", "
                + Report.count(feed.ticks(), "tick") + " of "
                + Report.count(options.view().feeds().size(), "feed")
                + " to every partition of both";
    }

    private Map<String, Object> asJson(TopicFeed feed, boolean stopped) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("out", options.out().toString());
        all.put("stopped", stopped);
        all.put("reached", Instant.ofEpochMilli(feed.reachedMs()).toString());
        all.put("moments", feed.sent(Topic.MOMENTS));
        all.put("facts", feed.sent(Topic.FACTS));
        all.put("ticks", feed.ticks());
        all.put("seconds", feed.pace().elapsedMs() / 1_000.0);
        all.put("behind-seconds", behindS(feed));
        return all;
    }
}
