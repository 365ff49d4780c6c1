package org.opportune.backtest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.opportune.archive.octets.Digests;
import org.opportune.archive.sealed.Archive;
import org.opportune.archive.sealed.MergedReader;
import org.opportune.pipeline.operator.Counts;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.match.HeldAtEnd;
import org.opportune.schemas.match.Match;

/** One run of a trial: the job, then the books. */
final class Backtest {
    private final Trial trial;
    private final long reportFromMs;
    private final Path out;
    private final JobRun job;

    /**
     * @param reportFromMs UTC ms before which decisions only warm up
     * @param out empty folder for the results; what the job leaves in {@code work} below it is deleted
     * @param job of the trial
     */
    Backtest(Trial trial, long reportFromMs, Path out, JobRun job) {
        this.trial = trial;
        this.reportFromMs = reportFromMs;
        this.out = out;
        this.job = job;
    }

    /**
     * Runs the job and writes the results.
     *
     * @param reported is given the match of each decision of the report, in order, then of what is held at the end
     */
    Result run(Matches reported) throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Archive archive = Archive.open(trial.archive(), trial.onDamage());
        Path work = Files.createTempDirectory(out, "work");
        try {
            BacktestJob.Logs logs = BacktestJob.Logs.in(work);
            Map<String, Object> counts =
                    job.execute(logs, work, archive.manifest().records(trial.excerpt()));
            Result result = books(archive, logs, counts, reported);
            ResultFiles.write(out, result, Pictures.of(trial.definitions()));
            return result;
        } finally {
            Folders.delete(work);
        }
    }

    /** What the job should have seen, counted without it. */
    private long expected(Archive archive) throws IOException {
        long n = 0;
        try (MergedReader reader = archive.read(trial.excerpt())) {
            for (; reader.has(); reader.next()) {
                n += reader.envelope() == null ? 0 : 1;
            }
        }
        return n;
    }

    private Result books(Archive archive, BacktestJob.Logs logs, Map<String, Object> counts, Matches reported)
            throws IOException {
        Accounts accounts = new Accounts(trial.zone());
        Journeys journeys = new Journeys(trial.journeys());
        long[] logged = new long[1];
        try (DecisionLines lines = new DecisionLines(out.resolve("decisions.jsonl"))) {
            logs.decisions().forEach(decision -> {
                logged[0]++;
                if (decision.getDecidedMs() >= reportFromMs) {
                    accounts.add(decision);
                    journeys.offer(decision);
                    Match match = decision.getMatch();
                    reported.found(match.getScenario(), match.getMsisdn(), match.getMatchedMs(), match.getId());
                    lines.write(decision, accounts.pseudonym(decision.getMatch().getMsisdn()));
                }
            });
            logs.open().forEach(open -> {
                for (HeldAtEnd held : open.getHeld()) {
                    accounts.add(open.getMsisdn(), held);
                    reported.found(held.getScenario(), open.getMsisdn(), held.getMatchedMs(), held.getMatchId());
                    lines.write(held, accounts.pseudonym(open.getMsisdn()));
                }
            });
        }
        long read = expected(archive);
        Damages damages = new Damages(trial.archive());
        archive.damage().forEach(damages::add);
        logs.damage().forEach(damages::add);
        return new Result(
                Summary.of(read, accounts.matches(), accounts.subscribers(), accounts.all()),
                source(archive, read),
                trial.zone().getId(),
                damages.lines(),
                trial.definitions().stream().map(Backtest::definition).toList(),
                trial.settings(),
                new Result.Events(
                        JobRun.count(counts, Counts.APPLIED),
                        JobRun.count(counts, Counts.LATE),
                        JobRun.count(counts, Counts.DUPLICATE)),
                accounts.scenarios(),
                accounts.campaigns(),
                accounts.days(),
                accounts.hours(),
                JobRun.count(counts, Counts.OPEN_AT_END),
                new Result.Unaccounted(
                        read - JobRun.events(counts),
                        JobRun.count(counts, Counts.DECISIONS_DUE)
                                - JobRun.count(counts, Counts.HELD_AT_END)
                                - logged[0]),
                journeys.read(archive, accounts));
    }

    private Result.Source source(Archive archive, long read) throws IOException {
        Long firstMs = archive.manifest().firstMs();
        return new Result.Source(
                archive.manifest().madeBy(),
                sha256(Files.readAllBytes(trial.archive().resolve("manifest.json"))),
                Instant.ofEpochMilli(Math.max(reportFromMs, firstMs == null ? reportFromMs : firstMs))
                        .toString(),
                Instant.ofEpochMilli(trial.horizonMs() + 1).toString(),
                trial.sample(),
                read);
    }

    private static Result.Definition definition(Control control) {
        String text = control.getText();
        Long effectiveMs = control.getEffectiveMs();
        return new Result.Definition(
                control.getVerb().name(),
                control.getKind().name(),
                control.getId(),
                text == null ? null : sha256(text.getBytes(StandardCharsets.UTF_8)),
                effectiveMs == null || effectiveMs <= 0
                        ? null
                        : Instant.ofEpochMilli(effectiveMs).toString());
    }

    private static String sha256(byte[] octets) {
        return HexFormat.of().formatHex(Digests.sha256().digest(octets));
    }
}
