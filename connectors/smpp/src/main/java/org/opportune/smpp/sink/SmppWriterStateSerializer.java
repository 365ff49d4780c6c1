package org.opportune.smpp.sink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;
import org.opportune.schemas.action.Action;
import org.opportune.smpp.sink.SmppWriterState.InDoubt;

/** Version 1: count and length-prefixed {@code Wire<Action>}; count and (id, msisdn, campaign, segments). */
final class SmppWriterStateSerializer implements SimpleVersionedSerializer<SmppWriterState> {
    private static final int VERSION = 1;
    private static final Wire<Action> WIRE = Wire.of(Action.class);

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(SmppWriterState state) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(256);
        out.writeInt(state.unsubmitted().size());
        for (Action action : state.unsubmitted()) {
            byte[] octets = WIRE.encode(action);
            out.writeInt(octets.length);
            out.write(octets);
        }
        out.writeInt(state.inDoubt().size());
        for (InDoubt doubt : state.inDoubt()) {
            out.writeUTF(doubt.actionId());
            out.writeLong(doubt.msisdn());
            out.writeUTF(doubt.campaign());
            out.writeInt(doubt.segments());
        }
        return out.getCopyOfBuffer();
    }

    @Override
    public SmppWriterState deserialize(int version, byte[] serialized) throws IOException {
        if (version != VERSION) {
            throw new IOException("SMPP writer state must be of version " + VERSION + ": version=" + version);
        }
        DataInputDeserializer in = new DataInputDeserializer(serialized);
        List<Action> unsubmitted = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            byte[] octets = new byte[in.readInt()];
            in.readFully(octets);
            unsubmitted.add(action(octets));
        }
        List<InDoubt> inDoubt = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            inDoubt.add(new InDoubt(in.readUTF(), in.readLong(), in.readUTF(), in.readInt()));
        }
        return new SmppWriterState(unsubmitted, inDoubt);
    }

    private static Action action(byte[] octets) throws IOException {
        try {
            return WIRE.decode(octets);
        } catch (UndecodableRecord e) {
            throw new IOException("SMPP writer state must hold readable actions", e);
        }
    }
}
