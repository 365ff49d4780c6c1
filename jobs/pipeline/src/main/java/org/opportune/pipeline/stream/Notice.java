package org.opportune.pipeline.stream;

import org.jspecify.annotations.Nullable;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.event.Tick;

/** What every subtask must hear: a stamped control record or a feed's sign of life; exactly one of them. */
public record Notice(@Nullable Control control, @Nullable Tick tick) {
    public static Notice of(Control control) {
        return new Notice(control, null);
    }

    public static Notice of(Tick tick) {
        return new Notice(null, tick);
    }
}
