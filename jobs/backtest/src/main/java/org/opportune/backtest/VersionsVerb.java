package org.opportune.backtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.opportune.model.Phrase;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** What {@code diff} does with an archive: a backtest of each version, and their matches compared. */
@Command(name = "opportune diff", description = "Compares what two versions of a scenario match over an archive.")
public final class VersionsVerb implements Callable<Integer> {
    /** Matches shown of each sort. */
    private static final int SHOWN = 10;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Option(names = "--before", required = true, paramLabel = "FILE", description = "The older version.")
    @SuppressWarnings("NullAway.Init") // required
    private Path before;

    @Option(names = "--after", required = true, paramLabel = "FILE", description = "The newer version.")
    @SuppressWarnings("NullAway.Init") // required
    private Path after;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** Options of a backtest. */
    @Unmatched
    private List<String> more = new ArrayList<>();

    /** Runs the verb in this process alone, and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command as {@link #main} runs it. */
    static CommandLine commandLine() {
        return Commands.of(new VersionsVerb());
    }

    @Override
    public Integer call() throws IOException {
        List<FoundMatches.One> older = new ArrayList<>();
        List<FoundMatches.One> newer = new ArrayList<>();
        int code = run(before, older);
        if (code == 0) {
            code = run(after, newer);
        }
        if (code == 0) {
            say(FoundMatches.of(older, newer));
        }
        return code;
    }

    private int run(Path version, List<FoundMatches.One> found) throws IOException {
        Path out = Files.createTempDirectory("versions");
        try {
            List<String> args = new ArrayList<>(more);
            args.addAll(List.of("--define", version.toString(), "--out", out.toString(), "--journeys", "0"));
            CommandLine one = Commands.of(new OneVersion(found));
            one.setErr(spec.commandLine().getErr());
            return one.execute(args.toArray(String[]::new));
        } finally {
            Folders.delete(out);
        }
    }

    private void say(FoundMatches found) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new ObjectMapper().writeValueAsString(asJson(found)));
        } else {
            out.println("on the archive: " + found.before() + " matches before, " + found.after() + " after; "
                    + found.same() + " the same, " + found.moved().size() + " at another time"
                    + shift(found) + ", " + found.gone().size() + " only before, "
                    + found.come().size()
                    + " only after");
            found.gone().stream().limit(SHOWN).forEach(one -> out.println("  only before: " + one));
            found.come().stream().limit(SHOWN).forEach(one -> out.println("  only after: " + one));
        }
        out.flush();
    }

    private static String shift(FoundMatches found) {
        long ms = found.middleShiftMs();
        return ms == 0 ? "" : " (the middle one " + Phrase.duration(Math.abs(ms)) + (ms > 0 ? " later)" : " earlier)");
    }

    private static Map<String, Object> asJson(FoundMatches found) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("before", found.before());
        json.put("after", found.after());
        json.put("same", found.same());
        json.put("moved", found.moved().size());
        json.put("middleShiftMs", found.middleShiftMs());
        json.put("onlyBefore", found.gone().size());
        json.put("onlyAfter", found.come().size());
        json.put("gone", some(found.gone()));
        json.put("come", some(found.come()));
        return json;
    }

    private static List<Map<String, Object>> some(List<FoundMatches.One> all) {
        return all.stream().limit(SHOWN).map(FoundMatches.One::asJson).toList();
    }

    /** A backtest that keeps what was matched. */
    @Command(name = "opportune diff")
    private static final class OneVersion implements Callable<Integer> {
        private final List<FoundMatches.One> found;

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli before call
        private CommandSpec spec;

        @Mixin
        private final TrialOptions options = new TrialOptions();

        OneVersion(List<FoundMatches.One> found) {
            this.found = found;
        }

        @Override
        public Integer call() throws Exception {
            Backtest backtest = options.backtest(
                    spec,
                    options.definitions(spec),
                    new OwnCluster(),
                    spec.commandLine().getErr());
            Result result = backtest.run(
                    (scenario, msisdn, matchedMs, match) -> found.add(new FoundMatches.One(msisdn, matchedMs)));
            return result.unaccounted().events() == 0 && result.unaccounted().decisions() == 0 ? 0 : 1;
        }
    }
}
