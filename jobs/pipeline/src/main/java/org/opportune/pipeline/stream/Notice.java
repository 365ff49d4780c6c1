package org.opportune.pipeline.stream;

import org.jspecify.annotations.Nullable;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.event.Tick;

/**
 * What every subtask must hear: a stamped control record, a feed's sign of life, or how far control has promised;
 * exactly one of them.
 *
 * @param promisedMs UTC ms at or before which no control record will come any more. Watermarks cannot say it: among
 *     ticks they are as far as the ticks are.
 */
public record Notice(
        @Nullable Control control,
        @Nullable Tick tick,
        @Nullable Long promisedMs) {
    public static Notice of(Control control) {
        return new Notice(control, null, null);
    }

    public static Notice of(Tick tick) {
        return new Notice(null, tick, null);
    }

    public static Notice promise(long promisedMs) {
        return new Notice(null, null, promisedMs);
    }
}
