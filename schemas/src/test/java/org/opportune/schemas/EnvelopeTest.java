package org.opportune.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.opportune.schemas.event.EventKind;

class EnvelopeTest {
    private static Envelope at(long orderMs, long happenedMs, EventKind kind, long id) {
        return new Envelope(1, orderMs, happenedMs, kind, Envelope.Verdict.ON_TIME, 0, id, new byte[0]);
    }

    @Test
    void aMatchComesBehindTheEventsOfItsTimeAndADeadlineBeforeThem() {
        List<Envelope> inOrder = List.of(
                at(9, 9, EventKind.MATCH, 9),
                at(10, 4, EventKind.MATCH, 8),
                at(10, 3, EventKind.TOP_UP, 7),
                at(10, 10, EventKind.SMS_SENT, 5),
                at(10, 10, EventKind.SMS_SENT, 6),
                at(10, 10, EventKind.MATCH, 1),
                at(11, 11, EventKind.SMS_SENT, 0));
        List<Envelope> mixed = new ArrayList<>(inOrder);
        Collections.shuffle(mixed, new Random(3));

        mixed.sort(Envelope.ORDER);

        assertThat(mixed).isEqualTo(inOrder);
    }
}
