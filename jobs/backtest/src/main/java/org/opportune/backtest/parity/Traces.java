package org.opportune.backtest.parity;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.opportune.archive.sealed.Archive;
import org.opportune.language.Language;
import org.opportune.model.Scenario;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.Envelope.Verdict;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.control.ControlVerb;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.decision.RefusalReason;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.match.MatchId;

/**
 * What an archive shows of the cause of a difference. A trace is what was found, not a proof: nothing here runs the
 * decision again. One thread.
 */
public final class Traces {
    private static final long BEFORE_CONTROL_MS = Duration.ofMinutes(1).toMillis();
    private static final long BEFORE_LATE_MS = Duration.ofDays(1).toMillis();

    private final Archive archive;
    private final List<Control> control;
    private final Map<String, Long> held;

    /**
     * @param control as recorded
     * @param held by {@link #key}: UTC ms at which the replay would ask again about what it still holds at its end
     */
    public Traces(Archive archive, List<Control> control, Map<String, Long> held) {
        this.archive = archive;
        this.control = List.copyOf(control);
        this.held = new TreeMap<>(held);
    }

    /** A match and a campaign as a key. */
    public static String key(MatchId match, String campaign) {
        return match + " " + campaign;
    }

    /** Lines for people, none without a trace; reads the subscriber's bucket. */
    public List<String> of(Difference difference) throws IOException {
        List<String> traces = new ArrayList<>();
        switch (difference.side()) {
            case ONLY_LIVE -> onlyLive(difference.either(), traces);
            case ONLY_REPLAY -> logGaps(traces);
            case BOTH -> {}
        }
        version(difference, traces);
        silence(difference, traces);
        events(difference, traces);
        published(difference, traces);
        return traces;
    }

    private void onlyLive(Decision live, List<String> traces) {
        Long untilMs = held.get(key(live.getMatch().getId(), String.valueOf(live.getCampaign())));
        if (untilMs != null) {
            traces.add("the replay holds it at its end, until " + iso(untilMs));
        }
        Long firstMs = archive.manifest().firstMs();
        if (firstMs != null && live.getMatch().getMatchedMs() < firstMs) {
            traces.add("it was matched before the archive's first event, at "
                    + iso(live.getMatch().getMatchedMs()));
        }
    }

    private void logGaps(List<String> traces) {
        archive.manifest().gaps().stream()
                .filter(gap -> gap.contains("decisions/"))
                .forEach(gap -> traces.add("the decision log has a gap: " + gap));
    }

    private void version(Difference difference, List<String> traces) {
        Decision live = difference.live();
        if (live == null) {
            return;
        }
        String wanted = live.getMatch().getFingerprint();
        boolean known = control.stream()
                .filter(c -> isPublished(c, live.getMatch().getScenario()))
                .flatMap(c -> Stream.ofNullable(Language.scenario(c.getOrigin(), String.valueOf(c.getText()))
                        .value()))
                .map(Scenario::fingerprint)
                .anyMatch(wanted::equals);
        if (!known) {
            traces.add("the scenario's version that the job ran is not in the recorded control: fingerprint=" + wanted);
        }
    }

    private static boolean isPublished(Control c, String scenario) {
        return c.getKind() == ControlKind.SCENARIO
                && c.getVerb() == ControlVerb.PUBLISH
                && c.getId().equals(scenario);
    }

    private static void silence(Difference difference, List<String> traces) {
        for (Decision side : difference.sides()) {
            if (side.getReason() == RefusalReason.FEED_SILENT
                    && difference.fields().contains("reason")) {
                traces.add("a feed was silent for " + (side.equals(difference.live()) ? "the job" : "the replay")
                        + " alone");
            }
        }
    }

    private void events(Difference difference, List<String> traces) throws IOException {
        Decision decision = difference.either();
        Set<EventId> proof = new HashSet<>();
        for (Decision side : difference.sides()) {
            proof.addAll(side.getMatch().getEvidence());
        }
        long wanted = proof.size();
        long untilMs = Stream.of(difference.sides())
                .mapToLong(Decision::getDecidedMs)
                .max()
                .orElseThrow();
        long[] late = new long[2];
        archive.readSubscriber(decision.getMatch().getMsisdn(), Long.MIN_VALUE, untilMs + 1, event -> {
            boolean isProof = proof.remove(event.id());
            if (event.verdict() == Verdict.LATE) {
                late[0] += isProof ? 1 : 0;
                late[1] += isRecent(event, untilMs) ? 1 : 0;
            }
        });
        if (!proof.isEmpty()) {
            traces.add(
                    String.format(Locale.ROOT, "%,d of %,d proof events are not in the archive", proof.size(), wanted));
        }
        if (late[0] > 0) {
            traces.add(String.format(Locale.ROOT, "%,d proof events were recorded LATE", late[0]));
        } else if (late[1] > 0) {
            traces.add(String.format(
                    Locale.ROOT, "%,d events of the subscriber were recorded LATE in the day before", late[1]));
        }
    }

    private static boolean isRecent(Envelope event, long untilMs) {
        return event.orderMs() >= untilMs - BEFORE_LATE_MS;
    }

    /** What came into force shortly before, and concerns the decision. */
    private void published(Difference difference, List<String> traces) {
        Decision decision = difference.either();
        long fromMs = difference.decidedMs() - BEFORE_CONTROL_MS;
        long toMs = Stream.of(difference.sides())
                .mapToLong(Decision::getDecidedMs)
                .max()
                .orElseThrow();
        for (Control c : control) {
            Long countsMs = c.getEffectiveMs();
            if (countsMs != null && countsMs > fromMs && countsMs <= toMs && concerns(c, decision)) {
                traces.add(c.getKind() + " " + c.getId() + ": " + c.getVerb() + " counts from " + iso(countsMs));
            }
        }
    }

    private static boolean concerns(Control c, Decision decision) {
        return switch (c.getKind()) {
            case SCENARIO -> c.getId().equals(decision.getMatch().getScenario());
            case CAMPAIGN -> decision.getCampaign() == null || c.getId().equals(decision.getCampaign());
            case POLICY, PLACES, HANDSETS, CALENDAR, NUMBERS, STOP -> true;
        };
    }

    private static String iso(long ms) {
        return Instant.ofEpochMilli(ms).toString();
    }
}
