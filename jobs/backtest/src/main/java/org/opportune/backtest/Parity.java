package org.opportune.backtest;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.opportune.archive.sealed.Archive;
import org.opportune.archive.sealed.DecisionReader;
import org.opportune.archive.sealed.Manifest;
import org.opportune.backtest.parity.Bounds;
import org.opportune.backtest.parity.Comparison;
import org.opportune.backtest.parity.Difference;
import org.opportune.backtest.parity.Pairing;
import org.opportune.backtest.parity.Traces;
import org.opportune.pipeline.operator.Counts;
import org.opportune.schemas.match.HeldAtEnd;
import org.opportune.schemas.match.OpenAtEnd;

/** One replay of an archive as it was recorded, and the comparison of its decisions with the recorded ones. */
final class Parity {
    private final Trial trial;
    private final Bounds bounds;
    private final PrintWriter progress;

    Parity(Trial trial, Bounds bounds, PrintWriter progress) {
        this.trial = trial;
        this.bounds = bounds;
        this.progress = progress;
    }

    /** What a replay left. */
    private record Replayed(BacktestJob.Logs logs, Map<String, Object> counts) {}

    /**
     * Runs the replay and compares.
     *
     * @param explain how many differences are looked into, the earliest first: each reads its subscriber's bucket
     */
    ParityResult run(int explain) throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Archive archive = Archive.open(trial.archive(), trial.onDamage());
        Path work = Files.createTempDirectory("opportune-parity");
        try {
            BacktestJob.Logs logs = BacktestJob.Logs.byMatch(work);
            Map<String, Object> counts = new JobRun(trial, new OwnCluster(), progress)
                    .execute(logs, work, archive.manifest().records(trial.excerpt()));
            return compare(archive, new Replayed(logs, counts), explain);
        } finally {
            Folders.delete(work);
        }
    }

    private ParityResult compare(Archive archive, Replayed replayed, int explain) throws IOException {
        Damages damages = new Damages(trial.archive());
        archive.damage().forEach(damages::add);
        Comparison comparison = new Comparison(bounds);
        try (DecisionReader live = archive.decisions()) {
            Pairing pairing = new Pairing(live, comparison);
            replayed.logs().decisions().forEach(pairing::replay);
            pairing.end();
            live.damage().forEach(damages::add);
        }
        replayed.logs().damage().forEach(damages::add);
        Comparison.Outcome outcome = comparison.end();
        Manifest.DecisionPart recorded = archive.manifest().decisions();
        return new ParityResult(
                outcome,
                bounds,
                recorded == null ? 0 : recorded.records(),
                JobRun.count(replayed.counts(), Counts.OPEN_AT_END),
                JobRun.count(replayed.counts(), Counts.DUPLICATE),
                archive.manifest().gaps(),
                damages.lines(),
                traces(archive, replayed, outcome, explain));
    }

    /** By place among the differences. */
    private List<List<String>> traces(Archive archive, Replayed replayed, Comparison.Outcome outcome, int explain)
            throws IOException {
        List<Difference> shown = outcome.differences().stream().limit(explain).toList();
        if (shown.isEmpty()) {
            return List.of();
        }
        Traces traces = new Traces(
                archive, archive.control().records(), held(replayed.logs().open(), shown));
        List<List<String>> all = new ArrayList<>();
        for (Difference difference : shown) {
            all.add(traces.of(difference));
        }
        return all;
    }

    private static Map<String, Long> held(RecordLog<OpenAtEnd> log, List<Difference> wanted) throws IOException {
        Set<String> keys = new HashSet<>();
        for (Difference d : wanted) {
            keys.add(Traces.key(
                    d.either().getMatch().getId(), String.valueOf(d.either().getCampaign())));
        }
        Map<String, Long> held = new TreeMap<>();
        log.forEach(open -> {
            for (HeldAtEnd each : open.getHeld()) {
                String key = Traces.key(each.getMatchId(), each.getCampaign());
                if (keys.contains(key)) {
                    held.put(key, each.getDueMs());
                }
            }
        });
        return held;
    }
}
