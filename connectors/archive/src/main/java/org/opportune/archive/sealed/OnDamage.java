package org.opportune.archive.sealed;

/** What becomes of a read that meets damage. */
public enum OnDamage {
    /** It ends with an {@link ArchiveProblem}. */
    STOP,
    /** The damaged part is left out, told as {@link Damage}, and the read goes on. */
    SKIP
}
