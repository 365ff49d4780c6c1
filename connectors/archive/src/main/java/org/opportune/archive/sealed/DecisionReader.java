package org.opportune.archive.sealed;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;
import org.opportune.schemas.decision.Decision;

/** Gives the recorded decisions of an archive one after the other, in {@link #ORDER}. One thread. */
public final class DecisionReader implements Closeable {
    /** By time of match, then by match; those of one match, one for each campaign, are equal in it. */
    public static final Comparator<Decision> ORDER = Comparator.comparingLong(
                    (Decision d) -> d.getMatch().getMatchedMs())
            .thenComparing(d -> d.getMatch().getId().bytes(), Arrays::compareUnsigned);

    private final MergedReader in;
    private final Wire<Decision> wire = Wire.of(Decision.class);
    private final List<Damage> damage = new ArrayList<>();
    private @Nullable Decision decision;

    DecisionReader(MergedReader in) throws IOException {
        this.in = in;
        take();
    }

    /** The decision at hand; null = the end. */
    public @Nullable Decision decision() {
        return decision;
    }

    /**
     * Goes to the next decision.
     *
     * @throws ArchiveProblem at damage, if that is to stop
     */
    public void next() throws IOException {
        in.next();
        take();
    }

    private void take() throws IOException {
        decision = null;
        while (in.has()) {
            Envelope envelope = in.envelope();
            Damage found = in.damage();
            if (envelope != null) {
                decision = decode(envelope);
                return;
            }
            if (found != null) {
                damage.add(found);
            }
            in.next();
        }
    }

    private Decision decode(Envelope envelope) throws IOException {
        try {
            return wire.decode(envelope.avro());
        } catch (UndecodableRecord e) {
            throw ArchiveProblem.of(Manifest.DecisionPart.FOLDER, 0, "decision cannot be read: " + e.getMessage());
        }
    }

    /** What was passed over so far. */
    public List<Damage> damage() {
        return List.copyOf(damage);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
