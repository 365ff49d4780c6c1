package org.opportune.kafka;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.opportune.kafka.RedriveStep.Verdict;

/** Which lost records may be sent again, and how. */
final class RedriveRules {
    private final KafkaOptions options;
    private final TopicReader letters;
    private final TopicReader originals;

    RedriveRules(KafkaOptions options, TopicReader letters, TopicReader originals) {
        this.options = options;
        this.letters = letters;
        this.originals = originals;
    }

    /** @throws KafkaProblem if the broker does not answer, or the topic is gone */
    RedriveStep judge(LostRecord lost) {
        LostRecord.Redriven before = lost.redriven();
        if (before != null) {
            return RedriveStep.not(
                    lost, Verdict.ALREADY, "redriven at " + Instant.ofEpochMilli(before.atMs()) + " to " + before.to());
        }
        Optional<Topic> topic = Arrays.stream(Topic.values())
                .filter(each -> lost.topic().equals(options.nameOf(each)) || isControl(each, lost))
                .findFirst();
        return topic.map(home -> judge(lost, home))
                .orElseGet(() -> refused(
                        lost, "no topic of this prefix: topic=" + lost.topic() + " prefix=" + options.topicPrefix()));
    }

    /** The control sequencer names its topic without the prefix. */
    private static boolean isControl(Topic topic, LostRecord lost) {
        return topic == Topic.CONTROL && lost.topic().equals(topic.shortName());
    }

    private RedriveStep judge(LostRecord lost, Topic home) {
        return switch (home) {
            case CONTROL, CONTROL_LOG ->
                refused(
                        lost,
                        "a definition is corrected and published again: behind what was published since, the old text"
                                + " would replace it");
            case DEAD_LETTERS -> refused(lost, "a dead letter about a dead letter has nowhere to go");
            case DECISIONS, UNAPPLIED -> refused(lost, "no job reads this topic");
            case LEDGER -> refused(lost, "only the writer that owns a lane may append to it");
            case MOMENTS, FACTS, ACTIONS, INBOX -> look(lost, home);
        };
    }

    private RedriveStep look(LostRecord lost, Topic home) {
        if (lost.length() == 0) {
            return refused(lost, "a record without octets stays unreadable");
        }
        byte[] octets = DeadLetters.octets(letters, options, lost);
        ConsumerRecord<byte[], byte[]> original =
                originals.at(new TopicPartition(lost.topic(), lost.partition()), lost.offset());
        if (original == null) {
            return home == Topic.INBOX
                    ? refused(lost, "its record is no longer kept, and the letter may hold a part of it only")
                    : RedriveStep.ready(
                            lost,
                            "the letter's octets, without key: the record is no longer kept",
                            withoutKey(lost, octets));
        }
        byte[] value = original.value();
        // Of a message that was read and is wrong in itself, the letter holds the message and the topic holds more.
        boolean same = value != null
                && (Arrays.equals(value, octets) || (home == Topic.INBOX && Redrive.contains(value, octets)));
        return same
                ? RedriveStep.ready(lost, "as it was, same key", asItWas(lost, original))
                : refused(lost, "another record lies in its place now: was the topic made anew?");
    }

    private static RedriveStep refused(LostRecord lost, String why) {
        return RedriveStep.not(lost, Verdict.REFUSED, why);
    }

    private static ProducerRecord<byte[], byte[]> withoutKey(LostRecord lost, byte[] octets) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(lost.topic(), lost.partition(), null, octets);
        return marked(record, lost, lost.attempt());
    }

    private static ProducerRecord<byte[], byte[]> asItWas(LostRecord lost, ConsumerRecord<byte[], byte[]> original) {
        byte @Nullable [] key = original.key();
        // A key decides the partition, as it did; what had none stays where it lay. The broker gives it a time of now:
        // with its old one it could be deleted before it is read.
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(lost.topic(), key == null ? lost.partition() : null, key, original.value());
        for (Header header : original.headers()) {
            record.headers().add(header);
        }
        return marked(record, lost, Math.max(lost.attempt(), RedriveHeaders.attempt(original.headers())));
    }

    private static ProducerRecord<byte[], byte[]> marked(
            ProducerRecord<byte[], byte[]> record, LostRecord lost, int attempt) {
        record.headers().remove(RedriveHeaders.FROM).remove(RedriveHeaders.ATTEMPT);
        record.headers()
                .add(RedriveHeaders.FROM, Keys.text(lost.id()))
                .add(RedriveHeaders.ATTEMPT, Keys.text(Integer.toString(attempt + 1)));
        return record;
    }
}
