package org.opportune.language.condition;

import org.opportune.model.FieldType;

/**
 * A part of a condition as a Java expression.
 *
 * @param java without side effects other than assigning temporaries
 */
record Code(Kind kind, String java) {
    /** Stands for a part that was refused; nothing more is said about what holds it. */
    static final Code WRONG = new Code(Kind.WRONG, "");

    /** What an expression gives. */
    enum Kind {
        /** int, as {@link Values} encodes it. */
        TRUTH("int"),
        TEXT("String"),
        INTEGER("Long"),
        REAL("Double"),
        TEXTS("java.util.Collection"),
        MAP("java.util.Map"),
        WRONG("Object");

        private final String javaType;

        Kind(String javaType) {
            this.javaType = javaType;
        }

        String javaType() {
            return javaType;
        }

        /** A single text or number. */
        boolean plain() {
            return this == TEXT || this == INTEGER || this == REAL;
        }

        static Kind of(FieldType type) {
            return switch (type) {
                case TEXT -> TEXT;
                case INTEGER -> INTEGER;
                case REAL -> REAL;
                case BOOLEAN -> TRUTH;
                case TEXTS -> TEXTS;
                case TEXT_MAP -> MAP;
            };
        }
    }

    static Code truth(String java) {
        return new Code(Kind.TRUTH, java);
    }

    /** The same value, cast from Object. */
    static Code cast(Kind kind, String java) {
        return kind == Kind.TRUTH
                ? truth("Values.of((Boolean) " + java + ")")
                : new Code(kind, "((" + kind.javaType() + ") " + java + ")");
    }
}
