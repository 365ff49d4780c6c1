package org.opportune.kafka;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.opportune.kafka.RedriveStep.Verdict;
import org.opportune.schemas.Wire;
import org.opportune.schemas.deadletter.DeadLetter;

/**
 * Sends lost records once more to the topics they came from, octet for octet. What was sent is marked on the dead-letter
 * topic right after the broker has it, and what is marked is not sent again; only if this process dies between the two is
 * a record of the last {@value #AT_ONCE} sent unmarked. Not thread-safe, and not for two at a time.
 */
public final class Redrive implements AutoCloseable {
    private static final int AT_ONCE = 64;

    private final KafkaOptions options;
    private final RedriveRules rules;
    private final TopicReader letters;
    private final TopicReader originals;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Wire<DeadLetter> wire = Wire.of(DeadLetter.class);

    /**
     * @param timeout for each answer of the broker
     * @throws KafkaProblem if a setting of the client is wrong
     */
    public Redrive(KafkaOptions options, Duration timeout) {
        this.options = options;
        // One for each side: places that follow one another are cheap only while nothing else is read between them.
        this.letters = TopicReader.ofPlaces(options, timeout);
        this.originals = TopicReader.ofPlaces(options, timeout);
        this.rules = new RedriveRules(options, letters, originals);
        this.producer = producer();
    }

    private KafkaProducer<byte[], byte[]> producer() {
        try {
            return new KafkaProducer<>(
                    options.producerProperties(), new ByteArraySerializer(), new ByteArraySerializer());
        } catch (KafkaException e) {
            closeReaders();
            throw AdminCalls.problem("connect", options, e);
        }
    }

    /**
     * What would be sent, and what would not. Sends nothing.
     *
     * @param done called with the number of records looked at
     * @throws KafkaProblem if the broker does not answer
     */
    public List<RedriveStep> look(List<LostRecord> lost, LongConsumer done) {
        List<RedriveStep> steps = new ArrayList<>();
        for (LostRecord each : lost) {
            steps.add(rules.judge(each));
            done.accept(steps.size());
        }
        return List.copyOf(steps);
    }

    /**
     * Sends what may be sent, in the order given.
     *
     * @param done called with the number of records dealt with
     * @throws KafkaProblem if the broker does not answer; says what was sent, marked or not
     */
    public List<RedriveStep> send(List<LostRecord> lost, LongConsumer done) {
        List<RedriveStep> steps = new ArrayList<>();
        for (int from = 0; from < lost.size(); from += AT_ONCE) {
            List<RedriveStep> judged = lost.subList(from, Math.min(lost.size(), from + AT_ONCE)).stream()
                    .map(rules::judge)
                    .toList();
            steps.addAll(sendSome(judged, sentIn(steps)));
            done.accept(steps.size());
        }
        return List.copyOf(steps);
    }

    /** Waits until everything sent has its answer. */
    @Override
    public void close() {
        producer.close();
        closeReaders();
    }

    private void closeReaders() {
        letters.close();
        originals.close();
    }

    private static long sentIn(List<RedriveStep> steps) {
        return steps.stream().filter(step -> step.verdict() == Verdict.SENT).count();
    }

    private List<RedriveStep> sendSome(List<RedriveStep> judged, long before) {
        List<Optional<Future<RecordMetadata>>> answers =
                judged.stream().map(step -> step.toSend().map(this::hand)).toList();
        List<RedriveStep> steps = new ArrayList<>();
        List<String> sent = new ArrayList<>();
        List<Future<RecordMetadata>> marks = new ArrayList<>();
        Throwable failure = null;
        for (int i = 0; i < judged.size(); i++) {
            RedriveStep step = judged.get(i);
            if (answers.get(i).isPresent()) {
                try {
                    String to = place(answers.get(i).get().get());
                    sent.add(step.lost().id());
                    marks.add(hand(marker(step.lost(), to)));
                    step = step.sent(to);
                } catch (ExecutionException e) {
                    failure = failure == null ? e.getCause() : failure;
                } catch (InterruptedException e) {
                    throw AdminCalls.interrupted("redrive", e);
                }
            }
            steps.add(step);
        }
        settle(sent, marks, failure, before);
        return steps;
    }

    /** What the producer throws comes with the answers, so that none of the others is forgotten. */
    private Future<RecordMetadata> hand(ProducerRecord<byte[], byte[]> record) {
        try {
            return producer.send(record);
        } catch (KafkaException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Waits for the markers, and says of a failure what is sent and not marked: a repeat would send it again. */
    private void settle(
            List<String> sent, List<Future<RecordMetadata>> marks, @Nullable Throwable failure, long before) {
        List<String> unmarked = new ArrayList<>();
        Throwable first = failure;
        for (int i = 0; i < marks.size(); i++) {
            try {
                marks.get(i).get();
            } catch (ExecutionException e) {
                unmarked.add(sent.get(i));
                first = first == null ? e.getCause() : first;
            } catch (InterruptedException e) {
                throw AdminCalls.interrupted("redrive", e);
            }
        }
        if (first != null) {
            KafkaProblem why = AdminCalls.problem("redrive", options, first);
            throw new KafkaProblem(
                    why.getMessage() + "\nsent=" + (before + sent.size())
                            + ", and not marked of these, so that a repeat" + " sends them again=" + unmarked,
                    first);
        }
    }

    /** The letter's own words without the octets, and where the record went. */
    private ProducerRecord<byte[], byte[]> marker(LostRecord lost, String to) {
        DeadLetter about =
                new DeadLetter(lost.topic(), lost.partition(), lost.offset(), lost.reason(), ByteBuffer.allocate(0));
        ProducerRecord<byte[], byte[]> marker =
                new ProducerRecord<>(options.nameOf(Topic.DEAD_LETTERS), Keys.deadLetter(about), wire.encode(about));
        marker.headers().add(RedriveHeaders.TO, Keys.text(to));
        return marker;
    }

    private static String place(RecordMetadata sent) {
        return sent.topic() + "-" + sent.partition() + "-" + sent.offset();
    }

    /** True if {@code part} stands in {@code whole} without a gap. */
    static boolean contains(byte[] whole, byte[] part) {
        for (int from = 0; from + part.length <= whole.length; from++) {
            if (Arrays.equals(whole, from, from + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
