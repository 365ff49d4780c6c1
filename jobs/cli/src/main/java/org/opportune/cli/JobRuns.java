package org.opportune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opportune.model.Scenario;
import org.opportune.subscriber.SubscriberSample;

/** The runs of a job as its metrics tell: those of a sample of subscribers, and so about how many all have. */
final class JobRuns implements OpenRuns {
    private static final String SAMPLED = "open_sampled";
    private static final String SQUARES = "open_sampled_squares";
    /** Every subtask has it, and it is above zero. */
    private static final String EVERYWHERE = "buffer_limit_bytes";

    private static final Pattern OF_SCENARIO =
            Pattern.compile(".*\\bopportune\\.scenario\\.(.+)\\.(" + SAMPLED + "|" + SQUARES + ")");
    private static final Pattern OF_SUBTASK = Pattern.compile(".*\\bopportune\\." + EVERYWHERE);

    /** Flink fetches metrics when somebody asks, and answers with what it had: asked is again. */
    private static final long PAUSE_MS = 500;

    private final String job;
    private final Map<String, Double> sampled = new HashMap<>();
    private final Map<String, Double> squares = new HashMap<>();

    private JobRuns(String job) {
        this.job = job;
    }

    /**
     * Asks for them.
     *
     * @param url Flink's address, or that of one job below it
     * @param timeout until all subtasks have told
     * @throws NotCounted if there is no such job, or it does not tell
     */
    static JobRuns ask(String url, Duration timeout) throws NotCounted, InterruptedException {
        FlinkRest flink = FlinkRest.at(url, timeout);
        JsonNode job = flink.job();
        JobRuns runs =
                new JobRuns(job.path("name").asText() + " " + job.path("jid").asText());
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!runs.areTold(flink, job)) {
            if (System.nanoTime() - deadline > 0) {
                throw new NotCounted("the job does not tell of open runs, or not all of its subtasks do (yet): it is no"
                        + " engagement job, of a release before 0.5, has no scenario in force, or just began: job="
                        + runs.job);
            }
            Thread.sleep(PAUSE_MS);
        }
        return runs;
    }

    private boolean areTold(FlinkRest flink, JsonNode job) throws NotCounted, InterruptedException {
        for (JsonNode vertex : job.path("vertices")) {
            List<String> wanted = new ArrayList<>();
            String everywhere = null;
            for (String metric : flink.metrics(job, vertex)) {
                if (OF_SCENARIO.matcher(metric).matches()) {
                    wanted.add(metric);
                } else if (OF_SUBTASK.matcher(metric).matches()) {
                    everywhere = metric;
                }
            }
            if (!wanted.isEmpty() && everywhere != null && allSubtasksTell(flink, job, vertex, everywhere)) {
                flink.sums(job, vertex, wanted).forEach(this::take);
                return true;
            }
        }
        return false;
    }

    /** Flink does not say how many it sums over; a sum and its mean do. */
    private static boolean allSubtasksTell(FlinkRest flink, JsonNode job, JsonNode vertex, String metric)
            throws NotCounted, InterruptedException {
        double sum = flink.sums(job, vertex, Set.of(metric)).getOrDefault(metric, 0.0);
        double mean = flink.means(job, vertex, Set.of(metric)).getOrDefault(metric, 0.0);
        return mean > 0 && Math.round(sum / mean) >= vertex.path("parallelism").asLong();
    }

    private void take(String metric, double sum) {
        Matcher matcher = OF_SCENARIO.matcher(metric);
        if (matcher.matches()) {
            (matcher.group(2).equals(SAMPLED) ? sampled : squares).put(matcher.group(1), sum);
        }
    }

    @Override
    public @Nullable Count of(Scenario published) {
        Double seen = sampled.get(published.id());
        return seen == null ? null : estimate(seen, squares.getOrDefault(published.id(), 0.0));
    }

    /**
     * Of all subscribers, from those of the sample.
     *
     * @param seen runs of the sample
     * @param squares each subscriber's runs squared: they come in bunches, so their root alone would promise too much
     */
    static Count estimate(double seen, double squares) {
        int oneIn = SubscriberSample.ONE_IN;
        double runs = Math.max(0, seen);
        // Nobody seen: with 19 of 20 samples there are not three times 64 that have a run.
        double error = runs == 0 ? 3.0 * oneIn : 2 * Math.sqrt((double) oneIn * (oneIn - 1) * Math.max(runs, squares));
        return new Count(Math.round(runs * oneIn), Math.round(runs), Math.round(error), 0);
    }

    @Override
    public String from() {
        return "runs estimated by the metrics of a running job, from one subscriber in " + SubscriberSample.ONE_IN
                + ": " + job;
    }
}
