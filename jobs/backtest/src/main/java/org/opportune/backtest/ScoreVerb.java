package org.opportune.backtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.opportune.backtest.score.Judgement;
import org.opportune.backtest.score.ScoreCard;
import org.opportune.backtest.score.Scorer;
import org.opportune.backtest.score.Watched;
import org.opportune.library.Library;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.match.MatchId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verb {@code score}: a backtest over a synthetic country, and its matches against what was true. */
@Command(
        name = "opportune score",
        sortOptions = false,
        description = "Precision and recall of library scenarios against the truth of a synthetic country.",
        footer = {
            "",
            "Example:",
            "  opportune simulate --subscribers 20000 --days 7 --out week",
            "  opportune score --archive week/archive --truth week/truth.jsonl --define week/places.yaml \\",
            "      --scenario airport-long-stay --scenario riding --out scored",
            "",
            "Exit codes: 0 ok, 1 findings or failure, 2 wrong usage."
        })
public final class ScoreVerb implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Mixin
    private final TrialOptions options = new TrialOptions();

    @Option(
            names = "--truth",
            required = true,
            paramLabel = "FILE",
            description = "What simulate wrote as truth.jsonl.")
    @SuppressWarnings("NullAway.Init") // required
    private Path truth;

    @Option(
            names = "--radio",
            paramLabel = "RADIO",
            description =
                    "Count only subscribers whose handsets are all of this radio: lte or gsm. Default: everybody.")
    private @Nullable String radio;

    /** Runs the verb and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(Commands.of(new ScoreVerb()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        if (radio != null && !Set.of("lte", "gsm").contains(radio)) {
            throw new ParameterException(spec.commandLine(), "must be lte or gsm: --radio=" + radio);
        }
        say(score(options.definitions(spec)));
        return 0;
    }

    private List<Scorer.Score> score(List<Control> definitions) throws Exception {
        Map<String, Scorer> scorers = new TreeMap<>();
        judgements(definitions).forEach((id, judgement) -> scorers.put(id, new Scorer(judgement)));
        Watched watched = Watched.of(truth);
        Set<MatchId> counted = new HashSet<>();
        Result result = options.backtest(
                        spec, definitions, new OwnCluster(), spec.commandLine().getErr())
                .run((scenario, msisdn, matchedMs, match) -> {
                    Scorer scorer = scorers.get(scenario);
                    // One match may feed several campaigns, and counts once, whatever became of it.
                    if (scorer != null && counted.add(match)) {
                        scorer.match(msisdn, matchedMs);
                    }
                });
        return ScoreCard.of(
                truth,
                scorers,
                watched.within(
                        Instant.parse(result.source().from()).toEpochMilli(),
                        Instant.parse(result.source().to()).toEpochMilli()),
                radio);
    }

    private static Map<String, Judgement> judgements(List<Control> definitions) throws Commands.Refused {
        Map<String, Judgement> judgements = new TreeMap<>();
        for (Control control : definitions) {
            String id = control.getId();
            if (control.getKind() == ControlKind.SCENARIO && Library.ids().contains(id)) {
                judgements.put(id, judgement(id));
            }
        }
        return judgements;
    }

    private static Judgement judgement(String scenario) throws Commands.Refused {
        try {
            return Judgement.parse(
                    scenario + "/truth.yaml", scenario, Library.entry(scenario).truth());
        } catch (Judgement.Invalid e) {
            throw new Commands.Refused(String.valueOf(e.getMessage()));
        }
    }

    private void say(List<Scorer.Score> scores) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (options.json()) {
            List<Map<String, Object>> list = new ArrayList<>();
            scores.forEach(s -> list.add(Map.of(
                    "scenario", s.scenario(),
                    "expected", s.expected(),
                    "answered", s.answered(),
                    "matches", s.matches(),
                    "right", s.right(),
                    "precision", s.precision(),
                    "recall", s.recall(),
                    "delayMs", s.delayMs(),
                    "delayMostMs", s.delayMostMs())));
            out.println(new ObjectMapper().writeValueAsString(list));
        } else {
            out.println("scenario                   expected  answered   matches     right  precision  recall  delay:"
                    + " half, most");
            scores.forEach(s -> out.printf(
                    Locale.ROOT,
                    "%-24s %,10d %,9d %,9d %,9d %10.3f %7.3f %8.1f min %5.1f min%n",
                    s.scenario(),
                    s.expected(),
                    s.answered(),
                    s.matches(),
                    s.right(),
                    s.precision(),
                    s.recall(),
                    s.delayMs() / 60_000.0,
                    s.delayMostMs() / 60_000.0));
        }
        out.flush();
    }
}
