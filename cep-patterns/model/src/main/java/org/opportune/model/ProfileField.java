package org.opportune.model;

/** What a condition may read of the profile, as {@code profile.<name>}. */
public enum ProfileField {
    /** IETF BCP 47 language tag. */
    LANGUAGE("language", FieldType.TEXT, true),
    /** IANA zone id. */
    ZONE("zone", FieldType.TEXT, true),
    TAGS("tags", FieldType.TEXTS, true),
    /** The cell last seen before this event. */
    CELL("cell", FieldType.TEXT, true),
    /** Where seen last before this event: id of a cell, a location area or a visited network. */
    LOCATION("location", FieldType.TEXT, true),
    /** Type allocation code of the handset last seen; while an event is asked about, of the one seen before it. */
    TAC("tac", FieldType.TEXT, true),
    /** UTC ms of the latest moment before this event. */
    LAST_SEEN("lastSeen", FieldType.INTEGER, true),
    /** The price plan as stated last, by the event in hand too. */
    TARIFF("tariff", FieldType.TEXT, true),
    /**
     * The price plan that the event in hand takes the place of; while a change is asked about, the one it is changed from.
     * At any other event absent, and so for audiences, which are asked at none.
     */
    PREVIOUS_TARIFF("previousTariff", FieldType.TEXT, true),
    /** Attributes the operator's systems sent: {@code profile.attributes["brand"]}. */
    ATTRIBUTES("attributes", FieldType.TEXT_MAP, false);

    private final String fieldName;
    private final FieldType type;
    private final boolean hot;

    ProfileField(String fieldName, FieldType type, boolean hot) {
        this.fieldName = fieldName;
        this.type = type;
        this.hot = hot;
    }

    public String fieldName() {
        return fieldName;
    }

    public FieldType type() {
        return type;
    }

    /** True if scenarios may read it at every event; the others are read for audiences only (design 3.16). */
    public boolean hot() {
        return hot;
    }
}
