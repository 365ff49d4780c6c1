package org.opportune.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opportune.schemas.control.Control;

@ExtendWith(RealBroker.class)
class SoleWriterTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KafkaOptions options = RealBroker.freshOptions();

    @BeforeEach
    void topics() {
        Topics.ensure(options);
    }

    @Test
    void allOfItLiesThereAndTheBacklogEndsBehindTheLastRecord() throws Exception {
        write("a", "b");
        assertThat(ids()).containsExactly("a", "b");
        assertThat(backlog()).isEqualTo(2);
        // The mark that it is whole takes a place.
        write("c");
        assertThat(ids()).containsExactly("a", "b", "c");
        assertThat(backlog()).isEqualTo(4);
    }

    @Test
    void whoOpensLaterTakesTheRightAndTheOtherIsTold() throws Exception {
        try (SoleWriter<Control> first = open();
                SoleWriter<Control> second = open()) {
            second.write(List.of(Samples.control("second")));
            assertThatThrownBy(() -> first.write(List.of(Samples.control("first"), Samples.control("too"))))
                    .isInstanceOf(SoleWriter.Overtaken.class);
        }
        assertThat(ids()).containsExactly("second");
        assertThat(backlog()).isEqualTo(1);
    }

    @Test
    void whatAWriterLeftHalfDoneNobodyReads() throws Exception {
        write("before");
        try (KafkaProducer<byte[], byte[]> dying = begun()) {
            dying.beginTransaction();
            var unused = dying.send(new ProducerRecord<>(
                    options.nameOf(Topic.CONTROL), RecordWriters.controls().value(Samples.control("half"))));
            dying.flush();
            assertThat(ids()).containsExactly("before");
            assertThat(backlog()).isEqualTo(1);

            write("after");
            assertThat(ids()).containsExactly("before", "after");
            dying.close(Duration.ZERO);
        }
        // Two records, one that nobody reads, and two marks.
        assertThat(backlog()).isEqualTo(5);
    }

    @Test
    void backlogIsFoundBehindManyThatWereTakenBack() throws Exception {
        write("kept");
        for (int i = 0; i < 3; i++) {
            try (KafkaProducer<byte[], byte[]> doubting = begun()) {
                doubting.beginTransaction();
                for (int n = 0; n < 20; n++) {
                    var unused = doubting.send(new ProducerRecord<>(
                            options.nameOf(Topic.CONTROL),
                            RecordWriters.controls().value(Samples.control("never"))));
                }
                doubting.flush();
                doubting.abortTransaction();
            }
        }
        assertThat(ids()).containsExactly("kept");
        assertThat(backlog()).isEqualTo(1);
    }

    @Test
    void aBrokerThatIsNotThereIsAClearError() {
        KafkaOptions nobody = KafkaOptions.of("127.0.0.1:1");
        assertThatThrownBy(
                        () -> new SoleWriter<>(nobody, Topic.CONTROL, RecordWriters.controls(), Duration.ofSeconds(1)))
                .isInstanceOf(KafkaProblem.class)
                .hasMessageStartingWith("begin to write to opportune.control: broker does not answer in time");
    }

    private SoleWriter<Control> open() {
        return new SoleWriter<>(options, Topic.CONTROL, RecordWriters.controls(), PATIENCE);
    }

    private void write(String... ids) throws Exception {
        try (SoleWriter<Control> writer = open()) {
            writer.write(List.of(ids).stream().map(Samples::control).toList());
        }
    }

    /** As a writer is between its first record and the end. */
    private KafkaProducer<byte[], byte[]> begun() {
        Properties properties = options.producerProperties();
        properties.setProperty(ProducerConfig.TRANSACTIONAL_ID_CONFIG, options.nameOf(Topic.CONTROL) + "-writer");
        KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        return producer;
    }

    private List<String> ids() {
        return TopicContents.read(options, Topic.CONTROL, Control.class, PATIENCE).records().stream()
                .map(Control::getId)
                .toList();
    }

    private long backlog() {
        return new ControlBacklog(options, PATIENCE).endOffset();
    }
}
