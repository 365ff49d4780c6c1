package org.opportune.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.opportune.kafka.LostRecord.Redriven;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;
import org.opportune.schemas.deadletter.DeadLetter;

/**
 * What the dead-letter topic tells: each lost record once, although a job that restarts writes a letter about it again.
 *
 * @param lost in the order of their first letters
 * @param foreign records on the topic that are no dead letters
 */
public record DeadLetters(List<LostRecord> lost, long foreign) {
    private static final Wire<DeadLetter> WIRE = Wire.of(DeadLetter.class);

    public DeadLetters {
        lost = List.copyOf(lost);
    }

    /**
     * Reads the whole topic as it is now; the octets are not kept.
     *
     * @param timeout for each answer of the broker
     * @throws KafkaProblem if the broker does not answer, or has no such topic
     */
    public static DeadLetters read(KafkaOptions options, Duration timeout) {
        Fold fold = new Fold();
        try (TopicReader reader = TopicReader.ofAll(options, timeout)) {
            reader.all(options.nameOf(Topic.DEAD_LETTERS), fold::add);
        }
        return new DeadLetters(fold.lost(), fold.foreign());
    }

    /**
     * The octets that the letter holds: the record, or of control and the inbox the part that could not be read.
     *
     * @throws KafkaProblem if the broker does not answer, or the letter is no longer kept
     */
    public static byte[] octets(KafkaOptions options, LostRecord lost, Duration timeout) {
        try (TopicReader reader = TopicReader.ofPlaces(options, timeout)) {
            return octets(reader, options, lost);
        }
    }

    /**
     * Which record of its topic these octets are to this version; empty if none. A job may still refuse what the record
     * says.
     */
    public static Optional<String> readableAs(KafkaOptions options, LostRecord lost, byte[] octets) {
        return Arrays.stream(Topic.values())
                .filter(topic -> options.nameOf(topic).equals(lost.topic()))
                .flatMap(topic -> topic.schemas().stream())
                .filter(schema -> isReadable(schema, octets))
                .map(Class::getSimpleName)
                .findFirst();
    }

    private static <T extends SpecificRecordBase> boolean isReadable(Class<T> schema, byte[] octets) {
        try {
            return Wire.of(schema).decode(octets).getSchema() != null;
        } catch (UndecodableRecord e) {
            return false;
        }
    }

    static byte[] octets(TopicReader reader, KafkaOptions options, LostRecord lost) {
        TopicPartition letters = new TopicPartition(options.nameOf(Topic.DEAD_LETTERS), 0);
        ConsumerRecord<byte[], byte[]> record = reader.at(letters, lost.letterOffset());
        DeadLetter letter = record == null ? null : decoded(record);
        if (letter == null) {
            throw new KafkaProblem("the letter is no longer kept: id=" + lost.id());
        }
        return LostRecord.octets(letter);
    }

    private static @Nullable DeadLetter decoded(ConsumerRecord<byte[], byte[]> record) {
        try {
            return record.value() == null ? null : WIRE.decode(record.value());
        } catch (UndecodableRecord e) {
            return null;
        }
    }

    /** Letters and markers, in the order of the topic. */
    static final class Fold {
        private final Map<String, LostRecord> byId = new LinkedHashMap<>();
        /** From the place of a record sent again to the attempt that it is. */
        private final Map<String, Integer> attempts = new HashMap<>();

        private long foreign;

        void add(ConsumerRecord<byte[], byte[]> record) {
            DeadLetter letter = decoded(record);
            String to = RedriveHeaders.text(record.headers(), RedriveHeaders.TO);
            if (letter == null) {
                foreign++;
            } else if (to == null) {
                letter(LostRecord.of(letter, record.timestamp(), record.offset()));
            } else {
                marker(LostRecord.of(letter, record.timestamp(), record.offset()), to);
            }
        }

        private void letter(LostRecord lost) {
            LostRecord known = byId.get(lost.id());
            if (known != null && known.sameOctets(lost)) {
                byId.put(lost.id(), known.again(lost));
            } else {
                // Other octets at the same place: the topic was made anew, and what was said before is of another
                // record.
                byId.remove(lost.id());
                byId.put(lost.id(), lost.with(attempts.getOrDefault(lost.id(), 1), null));
            }
        }

        private void marker(LostRecord about, String to) {
            LostRecord known = byId.get(about.id());
            int attempt = known == null ? 1 : known.attempt();
            attempts.put(to, attempt + 1);
            if (known != null) {
                byId.put(known.id(), known.with(attempt, new Redriven(to, about.lastMs())));
                LostRecord again = byId.get(to);
                if (again != null) {
                    // The job was faster than the marker.
                    byId.put(to, again.with(attempt + 1, again.redriven()));
                }
            }
        }

        long foreign() {
            return foreign;
        }

        List<LostRecord> lost() {
            return new ArrayList<>(byId.values());
        }
    }
}
