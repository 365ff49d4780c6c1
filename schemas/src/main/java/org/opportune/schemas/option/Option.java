package org.opportune.schemas.option;

import org.jspecify.annotations.Nullable;

/** One switch of a room. Each room lists its own in one enum. */
public interface Option {
    /** As it is written in a file and, behind {@code --}, in arguments; {@code a.b.<key>} stands for a family. */
    String key();

    /** What a value must keep to. */
    Rule rule();

    /** The value if nothing is said; empty = none; null = something must be said. */
    @Nullable
    String byDefault();

    /** What it does, in a sentence or two. */
    String description();

    /** A value that holds, for options that must be set or have none. */
    String example();

    /** True if the key stands for all keys with its beginning. */
    default boolean isFamily() {
        return key().endsWith(".<key>");
    }

    /** The beginning that the keys of a family share, with its dot. */
    default String familyPrefix() {
        return key().substring(0, key().length() - "<key>".length());
    }
}
