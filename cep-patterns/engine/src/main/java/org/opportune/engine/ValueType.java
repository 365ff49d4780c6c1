package org.opportune.engine;

import java.io.IOException;

/** Types of captured values as stored: {@link org.opportune.model.FieldType}, and absent. */
enum ValueType {
    NOTHING(0),
    TEXT(1),
    INTEGER(2),
    REAL(3),
    BOOLEAN(4),
    TEXTS(5),
    TEXT_MAP(6);

    private static final ValueType[] ALL = values();

    /** The octet that stands for it. */
    final int octet;

    ValueType(int octet) {
        this.octet = octet;
    }

    static ValueType of(int octet) throws IOException {
        for (ValueType type : ALL) {
            if (type.octet == octet) {
                return type;
            }
        }
        throw new IOException("value type must be 0 to 6: octet=" + octet);
    }
}
