package org.opportune.smpp.sink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.fact.Purpose;
import org.opportune.schemas.ledger.Intent;
import org.opportune.schemas.ledger.LedgerEntry;
import org.opportune.smpp.ledger.LaneMark;
import org.opportune.smpp.ledger.LedgerMark;

/**
 * Version 2: identity; lanes (number, position, epoch, token); intents as {@code Wire<LedgerEntry>}; ended (id, valid
 * until); {@code Wire<Action>}. Each list behind its count, each wire behind its length. Version 1, from before there was
 * a ledger: unsubmitted actions; in doubt (id, msisdn, campaign, segments).
 */
final class SmppWriterStateSerializer implements SimpleVersionedSerializer<SmppWriterState> {
    private static final int VERSION = 2;
    private static final int WITHOUT_LEDGER = 1;
    private static final Wire<Action> ACTIONS = Wire.of(Action.class);
    private static final Wire<LedgerEntry> ENTRIES = Wire.of(LedgerEntry.class);

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(SmppWriterState state) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(4_096);
        LedgerMark ledger = state.ledger();
        out.writeUTF(ledger.identity());
        out.writeInt(ledger.lanes().size());
        for (LaneMark lane : ledger.lanes()) {
            out.writeInt(lane.lane());
            out.writeLong(lane.position());
            out.writeLong(lane.epoch());
            out.writeLong(lane.token());
        }
        out.writeInt(ledger.standing().size());
        for (Intent intent : ledger.standing()) {
            write(ENTRIES, new LedgerEntry(0L, 0L, intent), out);
        }
        out.writeInt(ledger.ended().size());
        for (Map.Entry<String, Long> ended : ledger.ended().entrySet()) {
            out.writeUTF(ended.getKey());
            out.writeLong(ended.getValue());
        }
        out.writeInt(state.actions().size());
        for (Action action : state.actions()) {
            write(ACTIONS, action, out);
        }
        return out.getCopyOfBuffer();
    }

    private static <T extends SpecificRecordBase> void write(Wire<T> wire, T value, DataOutputSerializer out)
            throws IOException {
        byte[] octets = wire.encode(value);
        out.writeInt(octets.length);
        out.write(octets);
    }

    @Override
    public SmppWriterState deserialize(int version, byte[] serialized) throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(serialized);
        return switch (version) {
            case VERSION -> new SmppWriterState(ledger(in), list(ACTIONS, in));
            case WITHOUT_LEDGER -> withoutLedger(in);
            default -> throw new IOException("SMPP writer state must be of version 1 or 2: version=" + version);
        };
    }

    private static LedgerMark ledger(DataInputDeserializer in) throws IOException {
        String identity = in.readUTF();
        List<LaneMark> lanes = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            lanes.add(new LaneMark(in.readInt(), in.readLong(), in.readLong(), in.readLong()));
        }
        List<Intent> standing = new ArrayList<>();
        for (LedgerEntry entry : list(ENTRIES, in)) {
            if (entry.getSaid() instanceof Intent intent) {
                standing.add(intent);
            } else {
                throw new IOException("SMPP writer state must hold intents");
            }
        }
        Map<String, Long> ended = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            ended.put(in.readUTF(), in.readLong());
        }
        return new LedgerMark(identity, lanes, standing, ended);
    }

    /** What was in doubt then was never to be sent again, whatever its purpose. */
    private static SmppWriterState withoutLedger(DataInputDeserializer in) throws IOException {
        List<Action> unsubmitted = list(ACTIONS, in);
        List<Intent> inDoubt = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            inDoubt.add(Intent.newBuilder()
                    .setActionId(in.readUTF())
                    .setMsisdn(in.readLong())
                    .setCampaign(in.readUTF())
                    .setPurpose(Purpose.MARKETING)
                    .setAttempt(1)
                    .setSmsc("")
                    .setReference(0)
                    .setSegments(in.readInt())
                    .setValidUntilMs(0)
                    .build());
        }
        return new SmppWriterState(new LedgerMark("", List.of(), inDoubt, Map.of()), unsubmitted);
    }

    private static <T extends SpecificRecordBase> List<T> list(Wire<T> wire, DataInputDeserializer in)
            throws IOException {
        List<T> values = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            byte[] octets = new byte[in.readInt()];
            in.readFully(octets);
            try {
                values.add(wire.decode(octets));
            } catch (UndecodableRecord e) {
                throw new IOException("SMPP writer state must be readable: " + e.getMessage(), e);
            }
        }
        return values;
    }
}
