package org.opportune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.kafka.KafkaOptions;
import org.opportune.kafka.RecordProducer;
import org.opportune.kafka.RecordWriters;
import org.opportune.kafka.Topic;
import org.opportune.kafka.Topics;
import org.opportune.language.Language;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.decision.DecisionKind;
import org.opportune.schemas.decision.RefusalReason;
import org.opportune.schemas.match.Match;
import org.opportune.schemas.match.MatchId;

@ExtendWith(RealBroker.class)
class DecisionsVerbTest {
    private static final long MATCHED_MS = 1_772_352_000_000L;

    @TempDir
    Path folder;

    private KafkaOptions options;
    private Path file;
    private String fingerprint;

    @BeforeEach
    void someDecisions() throws IOException {
        options = RealBroker.freshOptions();
        Topics.ensure(options);
        file = Files.writeString(folder.resolve("call.yaml"), Texts.CALL);
        fingerprint = Language.scenario("call.yaml", Texts.CALL).value().fingerprint();
        decide(1, "after-call", fingerprint, RefusalReason.NO_CONSENT);
        decide(2, "after-call", "0".repeat(32), null);
        decide(3, "other", "1".repeat(32), null);
    }

    @Test
    void showsWhatWasDecidedWithNumbersMasked() {
        Typed typed = decisions();
        assertThat(typed.err()).isEmpty();
        assertThat(typed.out().lines())
                .containsExactly(
                        "2026-03-01T08:00:00Z 99********01 after-call@" + fingerprint.substring(0, 8)
                                + ": refused NO_CONSENT of campaign offer (purpose=marketing)",
                        "2026-03-01T08:00:00Z 99********02 after-call@00000000: push of campaign offer",
                        "2026-03-01T08:00:00Z 99********03 other@11111111: push of campaign offer");
    }

    @Test
    void ofAFileMeansThatVersionOnly() {
        assertThat(decisions("--of", file.toString()).out().lines())
                .singleElement()
                .asString()
                .contains("99********01");
        assertThat(decisions("--scenario", "after-call").out().lines()).hasSize(2);
        assertThat(decisions("--campaign", "none").out()).isEmpty();
        assertThat(decisions("--since", "2026-03-01T08:00:00Z").out().lines()).hasSize(3);
        assertThat(decisions("--since", "2026-03-01T08:00:00.001Z").out()).isEmpty();
        assertThat(decisions("--since", "lately").code()).isEqualTo(Opportune.USAGE);
    }

    @Test
    void theFirstEndItAndTooFewAreSaid() {
        assertThat(decisions("--first", "1", "--within", "5m").out().lines()).hasSize(1);
        Typed tooFew = decisions("--scenario", "other", "--first", "2", "--within", "200ms");
        assertThat(tooFew.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(tooFew.out().lines()).hasSize(1);
        assertThat(tooFew.err()).contains("fewer than asked for: shown=1 --first=2");
    }

    @Test
    void jsonHoldsNoNumberEither() {
        assertThat(decisions("--json", "--scenario", "other").out())
                .contains("\"subscriber\":\"99********03\"", "\"decision\":\"ACTION\"")
                .doesNotContain("999000000003");
    }

    @Test
    void whatCannotBeIsWrongUsage() throws IOException {
        assertThat(decisions("--first", "0").code()).isEqualTo(Opportune.USAGE);
        assertThat(decisions("--within", "soon").code()).isEqualTo(Opportune.USAGE);
        assertThat(decisions("--of", "nowhere.yaml").err()).contains("no such file: --of=nowhere.yaml");
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "scenario: x\nstepz: []\n");
        Typed typed = decisions("--of", bad.toString());
        assertThat(typed.code()).isEqualTo(Opportune.USAGE);
        assertThat(typed.err()).contains("bad.yaml:2:1: unknown key");
    }

    private Typed decisions(String... more) {
        List<String> first =
                List.of("decisions", "--bootstrap", options.bootstrapServers(), "--prefix", options.topicPrefix());
        String[] args = new String[first.size() + more.length];
        for (int i = 0; i < args.length; i++) {
            args[i] = i < first.size() ? first.get(i) : more[i - first.size()];
        }
        return Typed.opportune(args);
    }

    private void decide(int subscriber, String scenario, String version, @Nullable RefusalReason reason) {
        Match match = Match.newBuilder()
                .setId(new MatchId(new byte[16]))
                .setScenario(scenario)
                .setFingerprint(version)
                .setMsisdn(999_000_000_000L + subscriber)
                .setMatchedMs(MATCHED_MS)
                .setEvidence(List.of())
                .build();
        Decision decision = Decision.newBuilder()
                .setKind(reason == null ? DecisionKind.ACTION : DecisionKind.REFUSAL)
                .setMatch(match)
                .setCampaign("offer")
                .setDecidedMs(MATCHED_MS)
                .setReason(reason)
                .setActionId(reason == null ? "0".repeat(32) : null)
                .setDetail(reason == null ? null : "purpose=marketing")
                .build();
        try (RecordProducer<Decision> topic =
                new RecordProducer<>(options, Topic.DECISIONS, RecordWriters.decisions())) {
            topic.sendAndWait(decision);
        }
    }
}
