package org.opportune.kafka;

import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a redrive does with one lost record.
 *
 * @param detail how it goes, or why not
 * @param to {@code topic-partition-offset} where it went; null if it did not
 */
public record RedriveStep(
        LostRecord lost,
        Verdict verdict,
        String detail,
        @Nullable String to,
        @Nullable ProducerRecord<byte[], byte[]> record) {
    /** Sent or not. */
    public enum Verdict {
        /** May be sent; nothing was. */
        READY,
        /** Sent, and marked as sent. */
        SENT,
        /** Sent before; not sent again. */
        ALREADY,
        /** Cannot be sent. */
        REFUSED
    }

    static RedriveStep not(LostRecord lost, Verdict verdict, String why) {
        return new RedriveStep(lost, verdict, why, null, null);
    }

    static RedriveStep ready(LostRecord lost, String how, ProducerRecord<byte[], byte[]> record) {
        return new RedriveStep(lost, Verdict.READY, how, null, record);
    }

    Optional<ProducerRecord<byte[], byte[]>> toSend() {
        return Optional.ofNullable(record);
    }

    RedriveStep sent(String place) {
        return new RedriveStep(lost, Verdict.SENT, detail, place, null);
    }

    /** Where, not what: records hold numbers and texts. */
    @Override
    public String toString() {
        return lost.id() + ": " + verdict + ": " + detail;
    }
}
