package org.opportune.simulators.smsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmscLogTest {
    private static final int NO_ANSWER = -1;

    @TempDir
    Path folder;

    private final List<SmscLog.Submit> submits = new ArrayList<>();

    @Test
    void aMessageCountsOnceAllItsPartsAreAccepted() {
        submit(9, new Segment(5, 2, 1), "a", 0);
        submit(9, new Segment(5, 2, 2), "b", 0);
        submit(10, new Segment(6, 2, 1), "a", 0);
        submit(11, Segment.WHOLE, "c", 0);
        assertThat(counts(2, 0, 0, 1, 0, 0)).isEqualTo(SmscCounts.of(submits));
    }

    @Test
    void aRetryDecidesAnew() {
        submit(9, Segment.WHOLE, "a", Status.THROTTLED);
        submit(9, Segment.WHOLE, "a", 0);
        submit(10, new Segment(5, 2, 1), "a", 0);
        submit(10, new Segment(5, 2, 2), "b", Status.QUEUE_FULL);
        submit(10, new Segment(5, 2, 2), "b", NO_ANSWER);
        assertThat(counts(1, 0, 1, 0, 0, 1)).isEqualTo(SmscCounts.of(submits));
    }

    @Test
    void anAcceptedMessageSentAgainIsADuplicate() {
        submit(9, Segment.WHOLE, "a", 0);
        submit(9, Segment.WHOLE, "a", 0);
        submit(10, new Segment(5, 1, 1), "b", 0);
        submit(10, new Segment(5, 1, 1), "b", 0);
        assertThat(counts(2, 0, 0, 0, 2, 0)).isEqualTo(SmscCounts.of(submits));
    }

    @Test
    void aReferenceUsedAgainBeginsAnotherMessage() {
        submit(9, new Segment(5, 2, 1), "a", 0);
        submit(9, new Segment(5, 2, 2), "b", 0);
        submit(10, new Segment(5, 2, 1), "c", 0);
        submit(10, new Segment(5, 2, 2), "d", 0);
        submit(-1, Segment.WHOLE, "same words", 0);
        submit(-1, Segment.WHOLE, "same words", 0);
        assertThat(counts(4, 0, 0, 0, 0, 0)).isEqualTo(SmscCounts.of(submits));
    }

    @Test
    void aTornLineIsCountedAndItsNumberNotUsedAgain() throws IOException {
        Path log = folder.resolve("smsc.log");
        submitTo(log);
        String whole = Files.readString(log);
        Files.writeString(log, whole.substring(0, whole.lastIndexOf("\tstop") - 60));
        Files.writeString(log, "submit\t2026-01-01T00:00:00Z\t1\t7\t1", StandardOpenOption.APPEND);
        submitTo(log);
        SmscLog read = SmscLog.read(log);
        assertThat(read.tornLines()).isEqualTo(1);
        assertThat(read.submits()).extracting(SmscLog.Submit::number).doesNotHaveDuplicates();
        assertThat(read.submits().get(read.submits().size() - 1).number()).isGreaterThan(2);
    }

    private static void submitTo(Path log) throws IOException {
        try (Smsc smsc = Smsc.start(SmscOptions.local(log));
                TestClient client = TestClient.bound(smsc.port())) {
            client.submit("9990012345678", 1, "a");
            client.next(Pdu.SUBMIT_SM | Pdu.RESPONSE);
        } catch (MalformedPdu e) {
            throw new AssertionError(e);
        }
    }

    private SmscCounts counts(long accepted, long rejected, long unanswered, long incomplete, long twice, long taken) {
        Map<Integer, Long> byStatus = SmscCounts.of(submits).byStatus();
        return new SmscCounts(submits.size(), accepted, rejected, unanswered, incomplete, twice, taken, byStatus);
    }

    private void submit(int reference, Segment segment, String body, int status) {
        submits.add(new SmscLog.Submit(
                Instant.EPOCH,
                1,
                submits.size(),
                reference,
                "99*",
                "hash",
                "10086",
                segment,
                0,
                0,
                1,
                "-",
                1,
                body,
                status == NO_ANSWER ? OptionalInt.empty() : OptionalInt.of(status),
                status <= 0,
                submits.size(),
                "id"));
    }
}
