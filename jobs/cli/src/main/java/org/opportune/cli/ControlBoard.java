package org.opportune.cli;

import java.time.Duration;
import java.util.List;
import org.opportune.kafka.KafkaOptions;
import org.opportune.kafka.KafkaProblem;
import org.opportune.kafka.RecordProducer;
import org.opportune.kafka.RecordWriters;
import org.opportune.kafka.SoleWriter;
import org.opportune.kafka.Topic;
import org.opportune.kafka.TopicContents;
import org.opportune.schemas.control.Control;

/** The control topics of one broker. Names the Kafka door, so it is loaded when a verb needs it and not before. */
final class ControlBoard {
    private final KafkaOptions options;
    private final Duration timeout;

    /** @throws NotDone with every problem of the options */
    ControlBoard(BrokerOptions broker) throws NotDone {
        try {
            this.options = options(broker);
        } catch (KafkaProblem e) {
            throw new NotDone(e);
        }
        this.timeout = broker.timeout();
    }

    /** @throws KafkaProblem with every problem of the options */
    static KafkaOptions options(BrokerOptions broker) {
        return new KafkaOptions(broker.bootstrap(), broker.prefix(), KafkaOptions.DEFAULT_PARTITIONS, broker.client());
    }

    /** What was asked for, in order. */
    List<Control> asked() throws NotDone {
        return read(Topic.CONTROL);
    }

    /** What the jobs stamped, in order; a restart may repeat records. */
    List<Control> stamped() throws NotDone {
        return read(Topic.CONTROL_LOG);
    }

    /**
     * Sends one record and waits until the broker has it. For the switch, which waits for no author's turn.
     *
     * @throws NotDone if the broker may not have it
     */
    void send(Control control) throws NotDone {
        try (RecordProducer<Control> producer =
                new RecordProducer<>(options, Topic.CONTROL, RecordWriters.controls())) {
            producer.sendAndWait(control);
        } catch (KafkaProblem e) {
            throw new NotDone(e);
        }
    }

    /**
     * Begins an author's turn to change what is published. Whoever began before and has not published lost theirs.
     *
     * @throws NotDone if the broker does not answer
     */
    Turn turn() throws NotDone {
        try {
            return new Turn(new SoleWriter<>(options, Topic.CONTROL, RecordWriters.controls(), timeout));
        } catch (KafkaProblem e) {
            throw new NotDone(e);
        }
    }

    /** What was read in it holds until something is published, by this author or, in a later turn, by another. */
    final class Turn implements AutoCloseable {
        private final SoleWriter<Control> writer;

        private Turn(SoleWriter<Control> writer) {
            this.writer = writer;
        }

        /** What was asked for, in order. */
        List<Control> asked() throws NotDone {
            return ControlBoard.this.asked();
        }

        /**
         * Publishes all records or none, and waits until the broker has them. Once.
         *
         * @throws NotDone if another author's turn has begun, or the broker did not take them
         */
        void publish(List<Control> controls) throws NotDone {
            try {
                writer.write(controls);
            } catch (SoleWriter.Overtaken e) {
                throw new NotDone(
                        "another author began to publish at the same time, so nothing of yours was: see what counts now"
                                + " with opportune plan, and repeat",
                        e);
            } catch (KafkaProblem e) {
                throw new NotDone(e.getMessage() + "\nall of it was taken or nothing: see with opportune plan", e);
            }
        }

        @Override
        public void close() {
            writer.close();
        }
    }

    private List<Control> read(Topic topic) throws NotDone {
        try {
            return TopicContents.read(options, topic, Control.class, timeout).records();
        } catch (KafkaProblem e) {
            throw new NotDone(e);
        }
    }

    /** The broker did not do what was asked; says why. */
    static final class NotDone extends Exception {
        private static final long serialVersionUID = 1L;

        NotDone(KafkaProblem cause) {
            this(String.valueOf(cause.getMessage()), cause);
        }

        NotDone(String message, Exception cause) {
            super(message, cause);
        }
    }
}
