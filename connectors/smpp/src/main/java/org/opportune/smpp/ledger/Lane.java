package org.opportune.smpp.ledger;

import org.opportune.schemas.ledger.Fence;
import org.opportune.schemas.ledger.LedgerEntry;

/**
 * Whose a lane is, record after record (delivery.md, section 1, point 3). Every reader that began at the same place says
 * the same of the same record. Not final: the tests plant faults here. One thread.
 */
class Lane {
    private final int number;
    /** False if records are gone from its beginning, and with them perhaps the fence that counts. */
    private boolean holderKnown;

    private long position;
    private long epoch;
    private long token;

    /** A lane read on from where somebody left it. */
    Lane(LaneMark mark) {
        this.number = mark.lane();
        this.position = mark.position();
        this.epoch = mark.epoch();
        this.token = mark.token();
        this.holderKnown = true;
    }

    /**
     * A lane read from its first record kept. If older ones are gone, nobody knows whose it is: then all count, for an
     * intent too many is reported and one too few is sent twice. No fence has an epoch above its offset + 1, so a fence
     * above {@code first} is above all that are gone.
     */
    Lane(int number, long first) {
        this.number = number;
        this.position = first;
        this.epoch = first;
        this.holderKnown = first == 0;
    }

    /**
     * Reads the record at {@code offset}.
     *
     * @return whether it counts; of a fence: whether it took effect
     * @throws LedgerStopped if records before it were not read
     */
    boolean read(long offset, LedgerEntry entry) throws LedgerStopped {
        if (offset != position) {
            throw LedgerStopped.broken(
                    "lane must have no hole: lane=" + number + ", expected offset=" + position + ", found=" + offset);
        }
        position++;
        if (entry.getSaid() instanceof Fence) {
            boolean effective = outranks(entry.getEpoch());
            if (effective) {
                epoch = entry.getEpoch();
                token = entry.getToken();
            }
            return effective;
        }
        if (!holderKnown) {
            epoch = Math.max(epoch, entry.getEpoch());
            return true;
        }
        return isHeldBy(entry.getEpoch(), entry.getToken());
    }

    /** Whether a fence of this epoch takes the lane over: two may have picked the same, and only one has it. */
    boolean outranks(long fence) {
        return fence > epoch;
    }

    boolean isHeldBy(long itsEpoch, long itsToken) {
        return epoch == itsEpoch && token == itsToken;
    }

    /** Own fence has taken effect: from here on all is known. */
    void held() {
        holderKnown = true;
    }

    long position() {
        return position;
    }

    long epoch() {
        return epoch;
    }

    LaneMark mark() {
        return new LaneMark(number, position, epoch, token);
    }
}
