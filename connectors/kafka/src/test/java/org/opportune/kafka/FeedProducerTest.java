package org.opportune.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.Tick;

@ExtendWith(RealBroker.class)
class FeedProducerTest {
    private static final Wire<Event> EVENTS = Wire.of(Event.class);
    private static final Wire<Tick> TICKS = Wire.of(Tick.class);

    private final KafkaOptions options = RealBroker.freshOptions();

    @Test
    void momentsAndFactsGoToTheirTopicsInThePartitionOfTheirSubscriber() throws Exception {
        Topics.ensure(options);
        List<Event> moments = LongStream.range(0, 40)
                .mapToObj(i -> Samples.event(EventKind.CALL_ENDED, i % 20, i))
                .toList();
        Event fact = Samples.event(EventKind.CONSENT, 3, 1);
        try (FeedProducer feed = new FeedProducer(options)) {
            moments.forEach(feed::send);
            feed.send(fact);
        }

        List<ConsumerRecord<byte[], byte[]>> records = RealBroker.read(options, Topic.MOMENTS);
        assertThat(records).hasSize(40);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Event event = EVENTS.decode(record.value());
            assertThat(Keys.msisdnOf(record.key())).isEqualTo(event.getMsisdn());
            assertThat(record.partition()).isEqualTo(Utils.toPositive(Utils.murmur2(record.key())) % 3);
        }
        assertThat(RealBroker.read(options, Topic.FACTS))
                .singleElement()
                .satisfies(r -> assertThat(EVENTS.decode(r.value())).isEqualTo(fact));
    }

    @Test
    void aTickReachesEveryPartitionOfBothTopicsAfterWhatWasSentBefore() throws Exception {
        Topics.ensure(options);
        try (FeedProducer feed = new FeedProducer(options)) {
            for (long t = 0; t < 60; t++) {
                feed.send(Samples.event(EventKind.CALL_ENDED, t, t));
                if (t % 20 == 19) {
                    feed.tick("calls", t);
                }
            }
        }

        for (Topic topic : List.of(Topic.MOMENTS, Topic.FACTS)) {
            Map<Integer, List<ConsumerRecord<byte[], byte[]>>> partitions =
                    RealBroker.read(options, topic).stream().collect(Collectors.groupingBy(ConsumerRecord::partition));
            assertThat(partitions.keySet()).containsExactlyInAnyOrder(0, 1, 2);
            for (List<ConsumerRecord<byte[], byte[]>> partition : partitions.values()) {
                assertThat(ticksIn(partition)).containsExactly(19L, 39L, 59L);
            }
        }
    }

    @Test
    void aTopicThatIsNotThereIsNotSwallowed() {
        KafkaOptions impatient =
                new KafkaOptions(options.bootstrapServers(), "absent.", 3, Map.of("max.block.ms", "500"));
        try (FeedProducer feed = new FeedProducer(impatient)) {
            assertThatThrownBy(() -> {
                        feed.send(Samples.event(EventKind.CALL_ENDED, 1, 1));
                        feed.flush();
                    })
                    .isInstanceOf(KafkaProblem.class)
                    .hasMessageStartingWith("write to feed topics: broker");
            assertThatThrownBy(() -> feed.tick("calls", 1)).isInstanceOf(KafkaProblem.class);
            assertThatThrownBy(feed::close).isInstanceOf(KafkaProblem.class);
        } catch (KafkaProblem closedTwice) {
            assertThat(closedTwice).hasMessageStartingWith("write to feed topics");
        }
    }

    /** Times of the ticks, after checking that no event stands behind a tick that claims to cover it. */
    private static List<Long> ticksIn(List<ConsumerRecord<byte[], byte[]>> partition) throws UndecodableRecord {
        List<Long> times = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : partition) {
            if (record.key() == null) {
                times.add(TICKS.decode(record.value()).getTimeMs());
            } else {
                long covered = times.isEmpty() ? -1 : times.get(times.size() - 1);
                assertThat(EVENTS.decode(record.value()).getHappenedMs()).isGreaterThan(covered);
            }
        }
        return times;
    }
}
