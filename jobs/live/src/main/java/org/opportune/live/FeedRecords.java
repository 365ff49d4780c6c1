package org.opportune.live;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.flow.RowTaken;
import org.opportune.archive.mapping.ImportProblem;
import org.opportune.archive.mapping.Mapped;
import org.opportune.archive.mapping.MappingText;
import org.opportune.archive.mapping.RecordMapper;
import org.opportune.kafka.RecordReader;
import org.opportune.pipeline.measure.DeadLetterReason;
import org.opportune.pipeline.stream.FeedRecord;
import org.opportune.schemas.deadletter.DeadLetter;

/**
 * What the records of decoded feeds are in the signalling topology: the archive's room maps them, and what it rejects
 * becomes a letter with its place: file and line, or topic, partition and offset.
 */
final class FeedRecords {
    private FeedRecords() {}

    /** Rows of files. Stateless. */
    static final class OfFiles implements RowTaken<FeedRecord> {
        private static final long serialVersionUID = 1L;

        @Override
        public FeedRecord row(String file, long line, byte[] octets, Mapped mapped) {
            return of(mapped, file, 0, line, octets);
        }

        @Override
        public FeedRecord broken(String file, long line, String rule) {
            DeadLetter letter = new DeadLetter(file, 0, line, rule, ByteBuffer.allocate(0));
            return FeedRecord.of(letter, DeadLetterReason.UNREADABLE);
        }
    }

    /** Records of a topic. One thread, as each subtask has its own. */
    static final class OfTopic implements RecordReader<FeedRecord> {
        private static final long serialVersionUID = 1L;

        private final MappingText mapping;
        private transient @Nullable RecordMapper mapper;

        OfTopic(MappingText mapping) {
            this.mapping = mapping;
        }

        @Override
        public FeedRecord read(String topic, int partition, long offset, byte @Nullable [] value) {
            if (value == null) {
                DeadLetter letter =
                        new DeadLetter(topic, partition, offset, "a record must have a value", ByteBuffer.allocate(0));
                return FeedRecord.of(letter, DeadLetterReason.UNREADABLE);
            }
            Mapped mapped = mapper().map(topic + "-" + partition + "-" + offset, value);
            return of(mapped, topic, partition, offset, value);
        }

        private RecordMapper mapper() {
            RecordMapper known = mapper;
            if (known == null) {
                try {
                    known = RecordMapper.of(mapping.checked());
                } catch (ImportProblem e) {
                    throw new IllegalStateException("a mapping that was checked is applied again", e);
                }
                mapper = known;
            }
            return known;
        }
    }

    private static FeedRecord of(Mapped mapped, String place, int partition, long offset, byte[] octets) {
        if (mapped instanceof Mapped.Events events) {
            return FeedRecord.of(events.events(), events.doubtful());
        }
        String reason = ((Mapped.Rejected) mapped).reason();
        DeadLetter letter = new DeadLetter(place, partition, offset, reason, ByteBuffer.wrap(octets));
        return FeedRecord.of(letter, DeadLetterReason.UNUSABLE);
    }
}
