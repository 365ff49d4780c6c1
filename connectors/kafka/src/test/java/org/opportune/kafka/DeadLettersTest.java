package org.opportune.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.opportune.schemas.Wire;
import org.opportune.schemas.deadletter.DeadLetter;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;

class DeadLettersTest {
    private static final Wire<DeadLetter> WIRE = Wire.of(DeadLetter.class);

    /** A job that restarts writes letters again; what is known of the records is the same, but for times. */
    @Property(tries = 300)
    void repeatedLettersChangeNothing(
            @ForAll @Size(max = 12) List<@IntRange(max = 5) Integer> offsets,
            @ForAll @Size(max = 6) List<@IntRange(max = 5) Integer> sentAgain,
            @ForAll @Size(max = 12) List<@IntRange(max = 5) Integer> repeated) {
        List<ConsumerRecord<byte[], byte[]>> once = new ArrayList<>();
        offsets.forEach(offset -> once.add(letter(offset, once.size())));
        sentAgain.forEach(offset -> once.add(marker(offset, 100 + offset, once.size())));
        List<ConsumerRecord<byte[], byte[]>> twice = new ArrayList<>(once);
        repeated.stream().filter(offsets::contains).forEach(offset -> twice.add(letter(offset, twice.size())));

        assertThat(known(twice)).isEqualTo(known(once));
        assertThat(known(once)).hasSize((int) offsets.stream().distinct().count());
    }

    @Test
    void attemptsAreCountedAlongTheWayOfARecord() {
        List<LostRecord> lost = fold(List.of(
                        letter(1, 0), marker(1, 5, 1), letter(5, 2), marker(5, 9, 3), letter(9, 4), letter(2, 5)))
                .lost();
        assertThat(lost).extracting(LostRecord::id).containsExactly("t-0-1", "t-0-5", "t-0-9", "t-0-2");
        assertThat(lost).extracting(LostRecord::attempt).containsExactly(1, 2, 3, 1);
        assertThat(lost).extracting(each -> each.redriven() == null).containsExactly(false, false, true, true);
    }

    @Test
    void aJobFasterThanTheMarkerIsCountedToo() {
        List<LostRecord> lost =
                fold(List.of(letter(1, 0), letter(5, 1), marker(1, 5, 2))).lost();
        assertThat(lost).extracting(LostRecord::attempt).containsExactly(1, 2);
    }

    @Test
    void otherOctetsAtTheSamePlaceAreAnotherRecord() {
        ConsumerRecord<byte[], byte[]> other =
                record(new DeadLetter("t", 0, 1L, "rule", ByteBuffer.wrap(new byte[7])), 2);
        List<LostRecord> lost =
                fold(List.of(letter(1, 0), marker(1, 5, 1), other)).lost();
        assertThat(lost).singleElement().satisfies(each -> {
            assertThat(each.redriven()).isNull();
            assertThat(each.length()).isEqualTo(7);
        });
    }

    @Test
    void foreignRecordsAreCountedAndDoNotStopTheReading() {
        byte[][] foreign = {null, {}, {1, 2, 3}, Wire.of(Event.class).encode(Samples.event(EventKind.CALL_ENDED, 1, 1))
        };
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (byte[] value : foreign) {
            records.add(new ConsumerRecord<>("dead-letters", 0, records.size(), null, value));
        }
        records.add(letter(1, records.size()));
        DeadLetters.Fold fold = fold(records);
        assertThat(fold.foreign()).isEqualTo(4);
        assertThat(fold.lost()).hasSize(1);
    }

    @Test
    void nothingOfASubscriberIsShown() {
        byte[] number = Keys.text("8613800000017");
        LostRecord lost = LostRecord.of(
                new DeadLetter("t", 0, 1L, "no source\u001b[2J: from=8613800000017 length=13", ByteBuffer.wrap(number)),
                5,
                0);
        assertThat(lost.reason()).isEqualTo("no source?[2J: from=86*********17 length=13");
        assertThat(lost.rule()).isEqualTo("no source?[2J: from=* length=*");
        assertThat(lost.digest()).as("a number is found out by trying").isEmpty();
        assertThat(lost.toString()).doesNotContain("8613800000017");
    }

    @Test
    void aFingerprintIsReadFromTheOctets() {
        byte[] event = Wire.of(Event.class).encode(Samples.event(EventKind.CALL_ENDED, 1, 1));
        LostRecord lost = LostRecord.of(new DeadLetter("t", 0, 1L, "rule", ByteBuffer.wrap(event)), 5, 0);
        assertThat(lost.fingerprint()).hasSize(16).isNotEqualTo("0000000000000000");
        assertThat(lost.digest()).hasSize(8);
        assertThat(lost.length()).isEqualTo(event.length);
    }

    private record Known(String id, String reason, int attempt, boolean sent) {}

    private static List<Known> known(List<ConsumerRecord<byte[], byte[]>> records) {
        return fold(records).lost().stream()
                .map(each -> new Known(each.id(), each.reason(), each.attempt(), each.redriven() != null))
                .toList();
    }

    private static DeadLetters.Fold fold(List<ConsumerRecord<byte[], byte[]>> records) {
        DeadLetters.Fold fold = new DeadLetters.Fold();
        records.forEach(fold::add);
        return fold;
    }

    private static ConsumerRecord<byte[], byte[]> letter(long offset, long at) {
        return record(new DeadLetter("t", 0, offset, "rule", ByteBuffer.wrap(new byte[3])), at);
    }

    private static ConsumerRecord<byte[], byte[]> marker(long offset, long to, long at) {
        ConsumerRecord<byte[], byte[]> marker =
                record(new DeadLetter("t", 0, offset, "rule", ByteBuffer.allocate(0)), at);
        marker.headers().add(RedriveHeaders.TO, Keys.text("t-0-" + to));
        return marker;
    }

    private static ConsumerRecord<byte[], byte[]> record(DeadLetter letter, long at) {
        return new ConsumerRecord<>("dead-letters", 0, at, Keys.deadLetter(letter), WIRE.encode(letter));
    }
}
