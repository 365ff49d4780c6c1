package org.opportune.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.opportune.kafka.KafkaOptions;
import org.opportune.kafka.KafkaProblem;
import org.opportune.kafka.RecordProducer;
import org.opportune.kafka.RecordWriters;
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
     * Sends all records and waits until the broker has them.
     *
     * @throws NotDone naming those the broker has and those it may not have
     */
    void send(List<Control> controls) throws NotDone {
        List<String> taken = new ArrayList<>();
        List<String> open = new ArrayList<>();
        KafkaProblem first = null;
        try (RecordProducer<Control> producer =
                new RecordProducer<>(options, Topic.CONTROL, RecordWriters.controls())) {
            List<CompletableFuture<Long>> answers =
                    controls.stream().map(producer::send).toList();
            for (int i = 0; i < controls.size(); i++) {
                KafkaProblem problem = problem(answers.get(i));
                (problem == null ? taken : open).add(Standing.name(controls.get(i)));
                first = first == null ? problem : first;
            }
        }
        if (first != null) {
            throw new NotDone(
                    first.getMessage() + "\nrepeat the command: taken=" + taken + " perhaps not taken=" + open, first);
        }
    }

    private static @Nullable KafkaProblem problem(CompletableFuture<Long> answer) {
        try {
            answer.join();
            return null;
        } catch (CompletionException e) {
            if (e.getCause() instanceof KafkaProblem problem) {
                return problem;
            }
            throw e;
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

        NotDone(String message, KafkaProblem cause) {
            super(message, cause);
        }
    }
}
