package org.opportune.demo;

import java.io.PrintStream;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opportune.pipeline.operator.Counts;
import org.opportune.schemas.decision.RefusalReason;
import org.opportune.schemas.fact.OutcomeStatus;
import org.opportune.simulators.smsc.SmscCounts;
import org.opportune.simulators.smsc.SmscLog;

/**
 * Everything that came in against everything that became of it. Left sides come from one witness, right sides from
 * others: topics as the broker holds them, counts of the jobs' operators, the SMSC's own log.
 *
 * @param counts of the engagement job's operator
 * @param smsc the SMSC's own log, null = not at hand
 * @param restarted true = a job lost an attempt, and may have told again which events it did not apply
 */
record BalanceSheet(
        Books.Page books,
        Map<String, Object> counts,
        @Nullable SmscLog smsc,
        boolean restarted) {

    /** Events that are neither applied, late, repeated nor dead letters. */
    long unaccountedEvents() {
        return books.events()
                - count(Counts.APPLIED)
                - count(Counts.LATE)
                - count(Counts.DUPLICATE)
                - books.deadLetters();
    }

    /** Events not applied that their topic tells of beyond those, or does not tell of. */
    long toldAgain() {
        return books.late() + books.duplicate() - count(Counts.LATE) - count(Counts.DUPLICATE);
    }

    private boolean isToldOf() {
        return restarted ? toldAgain() >= 0 : toldAgain() == 0;
    }

    /** Decisions that matches asked for and that were not taken, and the other way round. */
    long unaccountedMatches() {
        return count(Counts.DECISIONS_DUE) - books.actionDecisions() - books.refused();
    }

    /** Actions without a result, or results without an action. */
    long unaccountedActions() {
        return books.actions() - books.resulted();
    }

    /** Actions decided that did not reach the action topic, and the other way round. */
    long unaccountedPushes() {
        return books.actionDecisions() - books.actions();
    }

    /**
     * Segments that the SMSC confirmed to us and does not have in its log, and those it took beyond what was confirmed
     * and what is in doubt. Compared one by one, by message id: a loss does not hide behind an excess.
     */
    long unaccountedSegments() {
        if (smsc == null) {
            return 0;
        }
        Set<String> taken = taken(smsc);
        long missing =
                books.messageIds().stream().filter(id -> !taken.contains(id)).count();
        return missing + Math.max(0, takenInDoubt(taken) - books.segmentsInDoubt());
    }

    private static Set<String> taken(SmscLog smsc) {
        return smsc.submits().stream()
                .filter(SmscLog.Submit::taken)
                .map(SmscLog.Submit::messageId)
                .collect(Collectors.toSet());
    }

    /** Segments that the SMSC took and we do not know of. */
    private long takenInDoubt(Set<String> taken) {
        return taken.stream().filter(id -> !books.messageIds().contains(id)).count();
    }

    boolean balances() {
        return unaccountedEvents() == 0
                && isToldOf()
                && unaccountedMatches() == 0
                && unaccountedActions() == 0
                && unaccountedPushes() == 0
                && unaccountedSegments() == 0
                && (smsc == null || smsc.counts().duplicates() == 0);
    }

    long count(String name) {
        return counts.get(name) instanceof Long value ? value : 0;
    }

    void print(PrintStream out, String noConsentHint) {
        long noConsent = books.refusals().getOrDefault(RefusalReason.NO_CONSENT, 0L);
        if (books.decisions() > 0 && noConsent == books.decisions()) {
            out.printf("Every one of %,d decisions was refused NO_CONSENT: %s%n", noConsent, noConsentHint);
        } else {
            out.printf(
                    "%,d matches: %,d messages allowed, %,d refused; the SMSC accepted %,d.%n",
                    count(Counts.MATCHES), books.actions(), books.refused(), books.result(OutcomeStatus.ACCEPTED));
        }
        out.println();
        line(
                out,
                "events",
                books.events(),
                "%,d applied + %,d late + %,d duplicate + %,d dead-lettered"
                        .formatted(
                                count(Counts.APPLIED),
                                count(Counts.LATE),
                                count(Counts.DUPLICATE),
                                books.deadLetters()),
                unaccountedEvents());
        if (toldAgain() != 0) {
            out.printf(
                    "  (their topic tells of %,d not applied%s)%n",
                    books.late() + books.duplicate(), restarted ? ": some twice, after a restart" : "");
        }
        line(
                out,
                "matches",
                count(Counts.DECISIONS_DUE),
                "%,d actions + %,d refusals".formatted(books.actionDecisions(), books.refused()),
                unaccountedMatches());
        line(
                out,
                "actions",
                books.actions(),
                "%,d accepted + %,d rejected + %,d unknown + %,d expired + %,d stopped"
                        .formatted(
                                books.result(OutcomeStatus.ACCEPTED),
                                books.result(OutcomeStatus.REJECTED),
                                books.result(OutcomeStatus.UNKNOWN),
                                books.result(OutcomeStatus.EXPIRED),
                                books.result(OutcomeStatus.STOPPED)),
                unaccountedActions());
        if (count(Counts.DECISIONS_DUE) != count(Counts.MATCHES)) {
            out.printf(
                    "  (%,d matches; one that feeds several campaigns counts once for each)%n", count(Counts.MATCHES));
        }
        if (smsc != null) {
            print(out, smsc);
        }
        out.println();
        out.println("refusals  " + books.refusals());
        counts.forEach((name, value) -> {
            if (name.startsWith(Counts.MATCHES + ".")) {
                out.printf("matched   %s %s%n", name.substring(Counts.MATCHES.length() + 1), value);
            }
        });
        if (books.otherDeadLetters() > 0) {
            out.printf("dead letters of control and inbox %,d%n", books.otherDeadLetters());
        }
        out.printf(
                "receipts %,d, replies %s, held over the night %,d%n",
                books.receipts(), books.replies(), count(Counts.HELD));
        out.println(balances() ? "The books balance." : "THE BOOKS DO NOT BALANCE.");
    }

    private void print(PrintStream out, SmscLog log) {
        SmscCounts of = log.counts();
        out.printf(
                "SMSC's own log: %,d messages: %,d accepted, %,d rejected, %,d unanswered; twice: %,d%n",
                of.messages(), of.accepted(), of.rejected(), of.unanswered(), of.duplicates());
        out.printf(
                "segments %,9d in its log, %,d confirmed to us, %,d in doubt of which it took %,d; unaccounted %,d%n",
                taken(log).size(),
                books.messageIds().size(),
                books.segmentsInDoubt(),
                takenInDoubt(taken(log)),
                unaccountedSegments());
    }

    private static void line(PrintStream out, String what, long total, String parts, long unaccounted) {
        out.printf("%-8s %,9d = %s; unaccounted %,d%n", what, total, parts, unaccounted);
    }
}
