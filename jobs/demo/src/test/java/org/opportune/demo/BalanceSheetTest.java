package org.opportune.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.pipeline.operator.Counts;
import org.opportune.schemas.decision.RefusalReason;
import org.opportune.schemas.event.UnappliedReason;
import org.opportune.schemas.fact.OutcomeStatus;
import org.opportune.simulators.smsc.SmscLog;

class BalanceSheetTest {
    private static final Map<String, Object> COUNTS = Map.of(
            Counts.APPLIED, 2L, Counts.LATE, 1L, Counts.DUPLICATE, 1L, Counts.MATCHES, 3L, Counts.DECISIONS_DUE, 4L);

    @TempDir
    private Path folder;

    private final Written written = new Written();

    /** Books that balance with {@link #COUNTS}. */
    @BeforeEach
    void write() {
        written.event(1).event(2).event(3).event(4).garbage().deadLetter();
        written.unapplied(3, UnappliedReason.LATE).unapplied(4, UnappliedReason.DUPLICATE);
        written.decidedFor(1, "c").decidedFor(2, "c").decidedFor(3, "c").refused(3, "d", RefusalReason.COOL_DOWN);
        written.action("a").action("b").action("c");
        written.result("a", OutcomeStatus.ACCEPTED, 2, "1", "2");
        written.result("b", OutcomeStatus.UNKNOWN, 1);
        written.result("c", OutcomeStatus.EXPIRED, 0);
    }

    @Test
    void everythingAccountedForBalances() throws Exception {
        BalanceSheet sheet = sheet(log(taken("1", 1), taken("2", 2)));

        assertThat(differences(sheet)).containsOnly(0L);
        assertThat(sheet.balances()).isTrue();
        assertThat(printed(sheet)).contains("The books balance.");
    }

    @Test
    void anEventThatVanishedIsADifference() {
        written.event(5);

        assertThat(sheet(null).unaccountedEvents()).isEqualTo(1);
        assertThat(sheet(null).balances()).isFalse();
    }

    @Test
    void anEventToldOfTwiceIsADifferenceUnlessAJobWasRestarted() {
        written.unapplied(2, UnappliedReason.LATE);

        assertThat(sheet(null).unaccountedEvents()).isZero();
        assertThat(sheet(null).toldAgain()).isEqualTo(1);
        assertThat(sheet(null).balances()).isFalse();
        assertThat(new BalanceSheet(written.page(), COUNTS, null, true).balances())
                .isTrue();
    }

    @Test
    void anEventNotToldOfIsADifferenceAlways() {
        Map<String, Object> later = new HashMap<>(COUNTS);
        later.put(Counts.APPLIED, 1L);
        later.put(Counts.LATE, 2L);
        BalanceSheet sheet = new BalanceSheet(written.page(), later, null, true);

        assertThat(sheet.unaccountedEvents()).isZero();
        assertThat(sheet.toldAgain()).isEqualTo(-1);
        assertThat(sheet.balances()).isFalse();
    }

    @Test
    void aDecisionTooManyIsADifferenceAsOneTooFew() {
        written.refused(4, "d", RefusalReason.COOL_DOWN);

        assertThat(sheet(null).unaccountedMatches()).isEqualTo(-1);
        assertThat(sheet(null).balances()).isFalse();
        assertThat(new BalanceSheet(written.page(), Map.of(Counts.APPLIED, 2L, Counts.DECISIONS_DUE, 6L), null, false)
                        .unaccountedMatches())
                .isEqualTo(1);
    }

    @Test
    void anActionWithoutDecisionAndOneWithoutResultAreDifferences() {
        written.action("d");

        assertThat(sheet(null).unaccountedPushes()).isEqualTo(-1);
        assertThat(sheet(null).unaccountedActions()).isEqualTo(1);
        assertThat(sheet(null).balances()).isFalse();
    }

    @Test
    void aResultWithoutActionIsADifference() {
        written.result("d", OutcomeStatus.ACCEPTED, 1, "3");

        assertThat(sheet(null).unaccountedActions()).isEqualTo(-1);
        assertThat(sheet(null).balances()).isFalse();
    }

    @Test
    void theSmscMayHaveWhatIsInDoubtAndNoMore() throws Exception {
        BalanceSheet inDoubt = sheet(log(taken("1", 1), taken("2", 2), taken("3", 3)));
        BalanceSheet more = sheet(log(taken("1", 1), taken("2", 2), taken("3", 3), taken("4", 4)));

        assertThat(inDoubt.balances()).isTrue();
        assertThat(printed(inDoubt)).contains("1 in doubt of which it took 1");
        assertThat(more.unaccountedSegments()).isEqualTo(1);
        assertThat(more.balances()).isFalse();
        assertThat(printed(more)).contains("unaccounted 1").contains("THE BOOKS DO NOT BALANCE.");
    }

    @Test
    void aMessageConfirmedToUsThatTheSmscNeverHadDoesNotHideBehindAnother() throws Exception {
        BalanceSheet sheet = sheet(log(taken("1", 1), taken("3", 3)));

        assertThat(sheet.unaccountedSegments()).isEqualTo(1);
        assertThat(sheet.balances()).isFalse();
    }

    @Test
    void aMessageSentTwiceDoesNotBalance() throws Exception {
        String again = taken("1", 1);
        BalanceSheet sheet = sheet(log(again, taken("2", 2), again.replace("\t1\t-\t.", "\t3\t-\t.")));

        assertThat(sheet.unaccountedSegments()).as("within what is in doubt").isZero();
        assertThat(sheet.balances()).isFalse();
    }

    @Test
    void whoNobodyAllowedToSpeakHearsItFirst() {
        Written silent = new Written();
        silent.refused(1, "c", RefusalReason.NO_CONSENT).refused(2, "c", RefusalReason.NO_CONSENT);
        BalanceSheet sheet = new BalanceSheet(silent.page(), Map.of(Counts.DECISIONS_DUE, 2L), null, false);

        assertThat(printed(sheet).lines().findFirst())
                .hasValue("Every one of 2 decisions was refused NO_CONSENT: ask them.");
    }

    @Test
    void oneOtherDecisionAndTheFirstLineSaysWhatWasSent() {
        Written mixed = new Written();
        mixed.refused(1, "c", RefusalReason.NO_CONSENT).refused(2, "c", RefusalReason.CONTROL_GROUP);
        BalanceSheet sheet = new BalanceSheet(mixed.page(), Map.of(Counts.MATCHES, 2L), null, false);

        assertThat(printed(sheet).lines().findFirst())
                .hasValue("2 matches: 0 messages allowed, 2 refused; the SMSC accepted 0.");
    }

    private BalanceSheet sheet(@Nullable SmscLog smsc) {
        return new BalanceSheet(written.page(), COUNTS, smsc, false);
    }

    private static List<Long> differences(BalanceSheet sheet) {
        return List.of(
                sheet.unaccountedEvents(),
                sheet.unaccountedMatches(),
                sheet.unaccountedActions(),
                sheet.unaccountedPushes(),
                sheet.unaccountedSegments());
    }

    private static String printed(BalanceSheet sheet) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        sheet.print(new PrintStream(out, true, StandardCharsets.UTF_8), "ask them.");
        return out.toString(StandardCharsets.UTF_8);
    }

    private SmscLog log(String... lines) throws Exception {
        return SmscLog.read(Files.writeString(folder.resolve("smsc.log"), String.join("\n", lines) + "\n"));
    }

    /** A submit_sm that was accepted: the SMSC's own line, see its header. */
    private static String taken(String messageId, int reference) {
        return "submit\t2026-01-01T00:00:00Z\t1\t1\t" + reference
                + "\t9990*\tf00d\t10086\t-1\t1\t1\t0\t0\t1\t-\t5\tbeef" + "\t0x00000000\ttrue\t" + messageId + "\t"
                + messageId + "\t-\t.";
    }
}
