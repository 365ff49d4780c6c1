package org.opportune.smpp.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.util.InstantiationUtil;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opportune.schemas.ledger.LedgerEntry;
import org.opportune.schemas.ledger.Returned;
import org.opportune.smpp.Await;
import org.opportune.smpp.ledger.Lanes;
import org.opportune.smpp.ledger.Ledger;
import org.opportune.smpp.ledger.LedgerMark;
import org.opportune.smpp.ledger.LedgerStopped;
import org.opportune.smpp.ledger.Tenure;

/** The ledger against a real broker. */
@Timeout(120)
class KafkaLedgerTest {
    @RegisterExtension
    static final Broker BROKER = new Broker();

    private static final AtomicInteger TOPICS = new AtomicInteger();
    private static final LedgerEntry ENTRY = new LedgerEntry(1L, 2L, new Returned("a", 1));

    private String topic;

    @BeforeEach
    void make() throws Exception {
        topic = "ledger-" + TOPICS.incrementAndGet();
        Broker.make(topic, Lanes.COUNT);
    }

    private Ledger open() throws Exception {
        return InstantiationUtil.clone(KafkaLedger.factory(Broker.config(), topic))
                .open();
    }

    private static final class Heard implements Ledger.Reader {
        final List<String> read = new CopyOnWriteArrayList<>();
        final List<LedgerStopped> failures = new CopyOnWriteArrayList<>();

        @Override
        public void read(int lane, long offset, LedgerEntry entry) {
            read.add(lane + "-" + offset + " " + entry.equals(ENTRY));
        }

        @Override
        public void failed(LedgerStopped why) {
            failures.add(why);
        }
    }

    @Test
    void whatIsAppendedIsReadBackInItsLane() throws Exception {
        Heard heard = new Heard();
        try (Ledger ledger = open()) {
            assertThat(ledger.identity()).isNotEmpty();
            assertThat(ledger.firsts(Set.of(3, 63))).isEqualTo(Map.of(3, 0L, 63, 0L));
            assertThat(ledger.follow(Map.of(3, 0L, 63, 0L), heard)).isEqualTo(Map.of(3, 0L, 63, 0L));
            ledger.append(3, ENTRY);
            ledger.append(63, ENTRY);
            ledger.append(3, ENTRY);
            ledger.append(4, ENTRY);
            Await.until("read", () -> heard.read.size() == 3);
        }
        assertThat(heard.read).containsExactlyInAnyOrder("3-0 true", "3-1 true", "63-0 true");
        assertThat(heard.failures).isEmpty();
    }

    @Test
    void aTopicThatIsNoLedgerIsRefused() throws Exception {
        Broker.make(topic + "-few", 3);
        try (Ledger few = KafkaLedger.factory(Broker.config(), topic + "-few").open();
                Ledger none =
                        KafkaLedger.factory(Broker.config(), topic + "-none").open()) {
            assertThatThrownBy(few::identity)
                    .isInstanceOf(LedgerStopped.class)
                    .hasMessageContaining("must have 64 partitions")
                    .hasMessageContaining("partitions=3");
            assertThatThrownBy(none::identity)
                    .isInstanceOf(LedgerStopped.class)
                    .hasMessageContaining("describe topic=" + topic + "-none");
        }
    }

    @Test
    void aPlaceThatIsNotKeptOrNeverWasStops() throws Exception {
        Heard heard = new Heard();
        try (Ledger ledger = open()) {
            ledger.follow(Map.of(3, 0L), heard);
            ledger.append(3, ENTRY);
            ledger.append(3, ENTRY);
            Await.until("read", () -> heard.read.size() == 2);
        }
        try (Admin admin = Broker.admin()) {
            admin.deleteRecords(Map.of(new TopicPartition(topic, 3), RecordsToDelete.beforeOffset(1)))
                    .all()
                    .get(60, TimeUnit.SECONDS);
        }
        for (long offset : new long[] {0, 3}) {
            try (Ledger ledger = open()) {
                assertThatThrownBy(() -> ledger.follow(Map.of(3, offset), heard))
                        .isInstanceOf(LedgerStopped.class)
                        .hasMessageContaining("offset=" + offset + ", first kept=1, end=2");
            }
        }
        try (Ledger ledger = open()) {
            assertThat(ledger.firsts(Set.of(3))).isEqualTo(Map.of(3, 1L));
        }
    }

    /** What lies behind a reader's place is deleted while it reads. */
    @Test
    void aTopicThatIsDeletedStopsItsUsers() throws Exception {
        Heard heard = new Heard();
        try (Ledger ledger = open()) {
            ledger.identity();
            ledger.follow(Map.of(3, 0L), heard);
            ledger.append(3, ENTRY);
            Await.until("read", () -> heard.read.size() == 1);
            try (Admin admin = Broker.admin()) {
                admin.deleteTopics(List.of(topic)).all().get(60, TimeUnit.SECONDS);
            }
            Broker.make(topic, Lanes.COUNT);
            Await.until("stopped", () -> !heard.failures.isEmpty());
        }
    }

    @Test
    void twoTenuresOneAfterTheOther() throws Exception {
        Tenure first = new Tenure(open(), Lanes.ownedBy(0, 1), 1, () -> {});
        Tenure second = new Tenure(open(), Lanes.ownedBy(0, 1), 2, () -> {});
        Nobody nobody = new Nobody();
        try (first;
                second) {
            first.open(LedgerMark.NONE, 60_000);
            first.hear(nobody);
            LedgerMark mark = first.mark(List.of());
            assertThat(mark.lanes()).hasSize(Lanes.COUNT).allMatch(lane -> lane.epoch() == 1 && lane.position() == 1);
            second.open(mark, 60_000);
            Await.until("fenced", () -> {
                try {
                    first.hear(nobody);
                    return false;
                } catch (LedgerStopped e) {
                    return e.isFenced();
                }
            });
            second.hear(nobody);
        }
        Tenure other = new Tenure(open(), Set.of(5), 3, () -> {});
        try (other) {
            LedgerMark foreign = new LedgerMark("another topic", List.of(), List.of(), Map.of());
            assertThatThrownBy(() -> other.open(foreign, 60_000))
                    .hasMessageContaining("topic must be the one of the state");
        }
    }

    @Test
    void octetsThatAreNoEntryStop() throws Exception {
        Heard heard = new Heard();
        try (Ledger ledger = open()) {
            ledger.follow(Map.of(3, 0L), heard);
            TopicWriter stranger = new TopicWriter(Broker.config(), topic);
            // Keys choose lanes by themselves; one of these hits ours.
            for (int i = 0; i < 1_000; i++) {
                stranger.send(new byte[] {(byte) i, (byte) (i >> 8)}, new byte[] {1});
            }
            stranger.close();
            Await.until("stopped", () -> !heard.failures.isEmpty());
        }
        assertThat(heard.failures.get(0)).hasMessageContaining("topic must be readable");
    }

    private static final class Nobody implements Tenure.Owner {
        @Override
        public void maySend(String actionId) {
            throw new AssertionError(actionId);
        }

        @Override
        public void recorded(String actionId) {
            throw new AssertionError(actionId);
        }
    }
}
