package org.opportune.pipeline.stream;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.deadletter.DeadLetter;

/**
 * What the control source found in one record.
 *
 * @param offset the record's position in the control topic
 * @param deadLetter the bytes, if they are no control record
 */
public record ControlArrival(
        long offset, @Nullable Control control, @Nullable DeadLetter deadLetter) {
    private static final Wire<Control> CONTROLS = Wire.of(Control.class);

    /** Reads a record of the control topic; never throws for what it finds. */
    public static ControlArrival read(String topic, int partition, long offset, byte @Nullable [] value) {
        try {
            if (value == null) {
                throw new UndecodableRecord("a record must have a value");
            }
            return new ControlArrival(offset, CONTROLS.decode(value), null);
        } catch (UndecodableRecord e) {
            ByteBuffer raw = ByteBuffer.wrap(value == null ? new byte[0] : value);
            String rule = e.getMessage() == null ? "undecodable" : e.getMessage();
            return new ControlArrival(offset, null, new DeadLetter(topic, partition, offset, rule, raw));
        }
    }
}
