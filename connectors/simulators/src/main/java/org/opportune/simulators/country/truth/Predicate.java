package org.opportune.simulators.country.truth;

import java.util.List;

/** What can be said about somebody. */
public enum Predicate {
    /** Was inside the fence of a place. */
    INSIDE("inside"),
    /**
     * Was on wheels: without a stop longer than a bend, by one means. {@code metres} along the way; {@code radio} of the
     * phone.
     */
    RIDING("riding"),
    /**
     * Had the SIM in a handset. {@code began} is false if that was so before anybody looked; only then the handset
     * before is unknown. {@code again}: the SIM had been in a handset of that model before, as far as anybody looked.
     */
    HANDSET("handset"),
    /**
     * Was in a call, or tried, with a service. {@code next} is the time in UTC ms at which the same person called the
     * same service again, or was called by it.
     */
    CALLED("called"),
    /** Had the phone off. */
    OFF("off"),
    ABROAD("abroad"),
    /** Had a number. */
    NUMBER("number");

    private final String word;

    Predicate(String word) {
        this.word = word;
    }

    /** As the truth file writes it. */
    public String word() {
        return word;
    }

    /** Names of what a statement adds. */
    public List<String> details() {
        return switch (this) {
            case INSIDE -> List.of("place", "category");
            case RIDING -> List.of("by", "metres", "radio");
            case HANDSET -> List.of("began", "again", "tac", "mms", "radio", "tacBefore", "mmsBefore");
            case CALLED -> List.of("service", "direction", "answered", "next");
            case OFF -> List.of("why");
            case ABROAD -> List.of();
            case NUMBER -> List.of("began", "digits");
        };
    }
}
