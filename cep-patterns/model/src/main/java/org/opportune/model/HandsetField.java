package org.opportune.model;

/** What a condition may read of a model of handset, as {@code handset.<name>}; a catalogue may leave any of them open. */
public enum HandsetField {
    MAKER("maker", FieldType.TEXT),
    MODEL("model", FieldType.TEXT),
    /** When it was first sold. */
    YEAR("year", FieldType.INTEGER),
    /** Sends and shows multimedia messages. */
    MMS("mms", FieldType.BOOLEAN),
    /** Shows WAP pages and takes WAP push. */
    WAP("wap", FieldType.BOOLEAN),
    /** Packet data of any generation. */
    DATA("data", FieldType.BOOLEAN),
    /** Installs programs of other makers. */
    APPS("apps", FieldType.BOOLEAN),
    UMTS("umts", FieldType.BOOLEAN),
    LTE("lte", FieldType.BOOLEAN),
    NR("nr", FieldType.BOOLEAN);

    private final String fieldName;
    private final FieldType type;

    HandsetField(String fieldName, FieldType type) {
        this.fieldName = fieldName;
        this.type = type;
    }

    /** The name an author writes, in conditions and in catalogues. */
    public String fieldName() {
        return fieldName;
    }

    public FieldType type() {
        return type;
    }
}
