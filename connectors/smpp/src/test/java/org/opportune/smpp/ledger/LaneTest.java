package org.opportune.smpp.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opportune.schemas.ledger.Fence;
import org.opportune.schemas.ledger.LedgerEntry;
import org.opportune.schemas.ledger.Returned;

class LaneTest {
    private static LedgerEntry fence(long epoch, long token) {
        return new LedgerEntry(epoch, token, new Fence());
    }

    private static LedgerEntry said(long epoch, long token) {
        return new LedgerEntry(epoch, token, new Returned("a", 1));
    }

    @Test
    void aFenceOfTheSameEpochTakesNothing() throws Exception {
        Lane lane = new Lane(3, 0);
        assertThat(lane.read(0, fence(1, 7))).isTrue();
        assertThat(lane.read(1, fence(1, 8))).isFalse();
        assertThat(lane.read(2, said(1, 8))).isFalse();
        assertThat(lane.read(3, said(1, 7))).isTrue();
        assertThat(lane.read(4, fence(2, 8))).isTrue();
        assertThat(lane.read(5, said(1, 7))).isFalse();
        assertThat(lane.read(6, fence(1, 9))).isFalse();
        assertThat(lane.read(7, said(2, 8))).isTrue();
        assertThat(lane.mark()).isEqualTo(new LaneMark(3, 8, 2, 8));
    }

    @Test
    void aHoleStops() throws Exception {
        Lane lane = new Lane(new LaneMark(3, 10, 2, 7));
        assertThat(lane.read(10, said(2, 7))).isTrue();
        assertThatThrownBy(() -> lane.read(12, said(2, 7)))
                .isInstanceOf(LedgerStopped.class)
                .hasMessage("ledger: lane must have no hole: lane=3, expected offset=11, found=12");
    }

    /** The fence that counts may be among what is gone: all that is left counts, and the next fence is above all. */
    @Test
    void ofALaneWithoutItsBeginningAllCounts() throws Exception {
        Lane lane = new Lane(3, 100);
        assertThat(lane.read(100, said(4, 1))).isTrue();
        assertThat(lane.read(101, said(5, 2))).isTrue();
        assertThat(lane.read(102, fence(6, 3))).isFalse();
        assertThat(lane.read(103, said(5, 2))).isTrue();
        assertThat(lane.epoch()).isEqualTo(100);
        assertThat(lane.read(104, fence(101, 4))).isTrue();
        lane.held();
        assertThat(lane.read(105, said(5, 2))).isFalse();
        assertThat(lane.read(106, said(101, 4))).isTrue();
    }

    @Test
    void everyLaneHasOneOwnerAndAnIdAlwaysTheSameLane() {
        for (int parallelism : new int[] {1, 3, 64, 100}) {
            Set<Integer> seen = new HashSet<>();
            for (int subtask = 0; subtask < parallelism; subtask++) {
                for (int lane : Lanes.ownedBy(subtask, parallelism)) {
                    assertThat(seen.add(lane)).isTrue();
                    assertThat(Lanes.owner(lane, parallelism)).isEqualTo(subtask);
                }
            }
            assertThat(seen).hasSize(Lanes.COUNT);
        }
        // Written down: a lane never changes, or an action would be looked for where it is not.
        assertThat(Lanes.of("00000000000000000000000000000001")).isEqualTo(LANE_OF_ONE);
        assertThat(Lanes.of("00000000000000000000000000000002")).isEqualTo(LANE_OF_TWO);
    }

    private static final int LANE_OF_ONE = 2;
    private static final int LANE_OF_TWO = 19;
}
