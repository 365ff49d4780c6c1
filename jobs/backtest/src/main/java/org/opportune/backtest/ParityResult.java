package org.opportune.backtest;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opportune.backtest.parity.Bounds;
import org.opportune.backtest.parity.Comparison;
import org.opportune.backtest.parity.Difference;
import org.opportune.schemas.Masked;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.decision.DecisionKind;
import org.opportune.schemas.match.Match;

/**
 * What a comparison found, for people and for programs. Numbers of subscribers are masked.
 *
 * @param recorded decisions in the recorded log, in the window or not
 * @param openAtEnd subscribers of the replay with a wake-up beyond its end
 * @param repeated events that the replay dropped as repeated: nobody records one twice, so each is a doubt
 * @param gaps what was left out when the archive was sealed
 * @param damage parts of the archive that could not be read
 * @param traces of the first differences, each by its place; those behind were not looked into
 */
record ParityResult(
        Comparison.Outcome outcome,
        Bounds bounds,
        long recorded,
        long openAtEnd,
        long repeated,
        List<String> gaps,
        List<String> damage,
        List<List<String>> traces) {
    private static final String UNKNOWN = "unknown: nothing in the archive shows it";

    boolean equal() {
        return outcome.differences().isEmpty();
    }

    /** One line. */
    String verdict() {
        if (!equal()) {
            return String.format(
                    Locale.ROOT,
                    "differs: %,d of %s",
                    outcome.differences().size(),
                    count(outcome.compared(), "decision"));
        }
        return "equal: " + count(outcome.equal(), "decision") + " of " + count(outcome.subscribers(), "subscriber")
                + String.format(Locale.ROOT, ", %,d open at the end", openAtEnd);
    }

    /** @param most differences to print */
    void print(PrintWriter out, int most) {
        out.println(verdict());
        out.println(end());
        if (outcome.beyondReplay() > 0) {
            out.println("the replay ends at " + iso(bounds.toMs()) + ", "
                    + count(outcome.beyondReplay(), "recorded decision") + " beyond it");
        }
        told(out, "The archive was sealed with gaps:", gaps);
        told(out, "The archive could not be read in full:", damage);
        if (repeated > 0) {
            out.println("the replay dropped " + count(repeated, "event") + " as repeated, which the job took");
        }
        for (int i = 0; i < Math.min(most, outcome.differences().size()); i++) {
            print(out, outcome.differences().get(i), i);
        }
        if (outcome.differences().size() > most) {
            out.println("and " + count(outcome.differences().size() - (long) most, "more difference")
                    + ": --out writes all, --from and --to choose a window");
        }
    }

    /** What lies behind the recorded end is no difference: the job had not come so far. */
    private String end() {
        Long reachedMs = bounds.reachedMs();
        String beyond = count(outcome.beyondRecording(), "decision") + " of the replay beyond it";
        if (reachedMs == null) {
            return "how far the job had decided is not recorded: no decision of the replay alone counts as a difference, "
                    + beyond;
        }
        return "the job had decided up to " + (reachedMs == Long.MAX_VALUE ? "its end" : iso(reachedMs)) + ", "
                + beyond;
    }

    private static void told(PrintWriter out, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            out.println(title);
            lines.forEach(line -> out.println("  " + line));
        }
    }

    private void print(PrintWriter out, Difference d, int place) {
        Match match = d.either().getMatch();
        out.println(side(d) + "  " + iso(d.decidedMs()) + "  " + match.getScenario() + " / "
                + d.either().getCampaign() + "  subscriber " + Masked.msisdn(match.getMsisdn()) + "  match "
                + HexFormat.of().formatHex(match.getId().bytes()));
        line(out, "live", d.live());
        line(out, "replay", d.replay());
        if (!d.fields().isEmpty()) {
            out.println("    differ: " + String.join(", ", d.fields()));
        }
        causes(place).forEach(cause -> out.println("    cause:  " + cause));
    }

    private static String side(Difference d) {
        return switch (d.side()) {
            case ONLY_LIVE -> "only live  ";
            case ONLY_REPLAY -> "only replay";
            case BOTH -> "differs    ";
        };
    }

    private static void line(PrintWriter out, String side, @Nullable Decision decision) {
        if (decision != null) {
            out.printf(
                    Locale.ROOT,
                    "    %-7s %s%s, matched %s, decided %s, fingerprint %.8s, %s%n",
                    side + ":",
                    outcome(decision),
                    decision.getDetail() == null ? "" : " (" + decision.getDetail() + ")",
                    iso(decision.getMatch().getMatchedMs()),
                    iso(decision.getDecidedMs()),
                    decision.getMatch().getFingerprint(),
                    count(decision.getMatch().getEvidence().size(), "proof event"));
        }
    }

    private List<String> causes(int place) {
        if (place >= traces.size()) {
            return List.of("not looked into");
        }
        return traces.get(place).isEmpty() ? List.of(UNKNOWN) : traces.get(place);
    }

    /** As JSON, for {@code most} differences. */
    Map<String, Object> asJson(int most) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("verdict", equal() ? "equal" : "differs");
        all.put("summary", verdict());
        all.put("equal", outcome.equal());
        all.put("different", outcome.differences().size());
        all.put("subscribers", outcome.subscribers());
        all.put("recorded", recorded);
        Long reachedMs = bounds.reachedMs();
        all.put("decidedUntil", reachedMs == null || reachedMs == Long.MAX_VALUE ? null : iso(reachedMs));
        all.put("beyondRecording", outcome.beyondRecording());
        all.put("beyondReplay", outcome.beyondReplay());
        all.put("openAtEnd", openAtEnd);
        all.put("repeatedEvents", repeated);
        all.put("gaps", gaps);
        all.put("damage", damage);
        List<Map<String, Object>> differences = new ArrayList<>();
        for (int i = 0; i < Math.min(most, outcome.differences().size()); i++) {
            differences.add(asJson(outcome.differences().get(i), i));
        }
        all.put("differences", differences);
        return all;
    }

    private Map<String, Object> asJson(Difference d, int place) {
        Map<String, Object> line = new LinkedHashMap<>();
        Match match = d.either().getMatch();
        line.put("side", d.side().name());
        line.put("subscriber", Masked.msisdn(match.getMsisdn()));
        line.put("scenario", match.getScenario());
        line.put("campaign", d.either().getCampaign());
        line.put("match", HexFormat.of().formatHex(match.getId().bytes()));
        line.put("fields", d.fields());
        line.put("live", asJson(d.live()));
        line.put("replay", asJson(d.replay()));
        line.put("causes", causes(place));
        return line;
    }

    private static @Nullable Map<String, Object> asJson(@Nullable Decision decision) {
        if (decision == null) {
            return null;
        }
        Map<String, Object> side = new LinkedHashMap<>();
        Match match = decision.getMatch();
        side.put("matched", iso(match.getMatchedMs()));
        side.put("decided", iso(decision.getDecidedMs()));
        side.put("outcome", outcome(decision));
        side.put("detail", decision.getDetail());
        side.put("fingerprint", match.getFingerprint());
        side.put(
                "proof",
                match.getEvidence().stream()
                        .map(id -> HexFormat.of().formatHex(id.bytes()))
                        .toList());
        return side;
    }

    private static String outcome(Decision decision) {
        return decision.getKind() == DecisionKind.ACTION ? "ACTION" : String.valueOf(decision.getReason());
    }

    private static String count(long n, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", n, noun, n == 1 ? "" : "s");
    }

    private static String iso(long ms) {
        return Instant.ofEpochMilli(ms).toString();
    }
}
