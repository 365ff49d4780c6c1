package org.opportune.pipeline.control;

import java.io.Serializable;

/**
 * How far the control topic reached when it was asked. At every (re)start the sequencer promises nothing before it has
 * seen all of that: no event is decided before the control that precedes it (design 3.8).
 */
@FunctionalInterface
public interface ControlBacklog extends Serializable {
    /** A bounded control source: its end is known by its final watermark. */
    ControlBacklog BOUNDED = () -> Long.MAX_VALUE;

    /** Offset after the last record in the topic now. */
    long endOffset();
}
