package org.opportune.smpp.ledger;

import java.io.IOException;

/** This writer may not go on: nothing more may be sent, and a new attempt must take the lanes over. */
public final class LedgerStopped extends IOException {
    private static final long serialVersionUID = 1L;

    /** Whether another writer has the lane now. */
    private final boolean fenced;

    private LedgerStopped(String rule, boolean fenced) {
        super("ledger: " + rule);
        this.fenced = fenced;
    }

    private LedgerStopped(String rule, Throwable cause) {
        super("ledger: " + rule, cause);
        this.fenced = false;
    }

    /** Something is not as it must be: the rule, then what was found. */
    public static LedgerStopped broken(String rule) {
        return new LedgerStopped(rule, false);
    }

    /** The log did not work. */
    public static LedgerStopped broken(String rule, Throwable cause) {
        return new LedgerStopped(rule, cause);
    }

    static LedgerStopped fenced(int lane, long epoch) {
        return new LedgerStopped(
                "lane must be this writer's: another writer has taken it over: lane=" + lane + ", epoch=" + epoch,
                true);
    }

    /** True if another writer has taken a lane over. */
    public boolean isFenced() {
        return fenced;
    }
}
