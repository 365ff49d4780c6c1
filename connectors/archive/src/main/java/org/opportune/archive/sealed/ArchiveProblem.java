package org.opportune.archive.sealed;

import java.io.IOException;

/** An archive, or a part of one, that cannot be read or written: file, offset, rule. Never content. */
public final class ArchiveProblem extends IOException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialized: Flink ships exceptions as text where it must
    private final Damage damage;

    public ArchiveProblem(Damage damage) {
        super(damage.toString());
        this.damage = damage;
    }

    ArchiveProblem(Damage damage, Throwable cause) {
        super(damage.toString(), cause);
        this.damage = damage;
    }

    static ArchiveProblem of(Object file, long offset, String rule) {
        return new ArchiveProblem(new Damage(file.toString(), offset, rule, -1));
    }

    public Damage damage() {
        return damage;
    }
}
