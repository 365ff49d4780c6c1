package org.opportune.simulators.country.truth;

import java.util.List;

/** What can be said about somebody. */
public enum Predicate {
    /**
     * Was inside the fence of a place. {@code event}: something was on there meanwhile. {@code days}: on how many of seven
     * days, this one the last, the same person was in a place of that category, as far as anybody looked.
     */
    INSIDE("inside"),
    /** Stayed in a place where people wait, the phone on, and did nothing with it. */
    WAITING("waiting"),
    /** Was on the way from a city to another, from door to door. {@code holidays}: in those of schools. */
    JOURNEY("journey"),
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
     * same service again, or was called by it. {@code line} is what the number is for.
     */
    CALLED("called"),
    /**
     * Was in a call, or tried, with a customer. {@code range} is near or far, another region; {@code saving}: the saving
     * prefix was dialled first. {@code heard} is the tone while it rang; {@code toneOff}: has a tone that is switched
     * off. {@code cheap}: it began in the cheap hours, {@code toChange} minutes from where the price changes. As far as
     * anybody looked: {@code callsFar}, called another region before or later; {@code toRegion}, how many such calls the
     * same region got in the seven days up to this one.
     */
    PHONED("phoned"),
    /** Sent or got a message. {@code first}: sent, and the first from this handset, which was another before. */
    WROTE("wrote"),
    /** Sent messages that belong together, from the first to the last. {@code people} who got one. */
    ROUND("round"),
    /** Looked at something. */
    SURFED("surfed"),
    /** Fetched something as a whole. */
    FETCHED("fetched"),
    /** Used a service. */
    USED("used"),
    /** Became a customer, and was one until that day's end. */
    JOINED("joined"),
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

    /** True if two of these that say the same, the second where the first ends, are one. */
    boolean goesOn() {
        return switch (this) {
            case INSIDE, HANDSET, OFF, ABROAD, NUMBER -> true;
            case WAITING, JOURNEY, RIDING, CALLED, PHONED, WROTE, ROUND, SURFED, FETCHED, USED, JOINED -> false;
        };
    }

    /** Names of what a statement adds. {@code minute} is that of its beginning, local, from midnight. */
    public List<String> details() {
        return switch (this) {
            case INSIDE -> List.of("place", "category", "event", "days", "minute");
            case WAITING -> List.of("place", "category", "minute");
            case JOURNEY -> List.of("by", "back", "student", "holidays");
            case PHONED ->
                List.of(
                        "direction", "answered", "range", "region", "saving", "heard", "hasTone", "toneOff", "cheap",
                        "toChange", "callsFar", "toRegion");
            case WROTE -> List.of("kind", "direction", "first");
            case ROUND -> List.of("people", "messages", "minute");
            case SURFED -> List.of("about", "octets");
            case FETCHED -> List.of("octets", "minute");
            case USED -> List.of("service");
            case JOINED -> List.of();
            case RIDING -> List.of("by", "metres", "radio");
            case HANDSET -> List.of("began", "again", "tac", "mms", "radio", "tacBefore", "mmsBefore");
            case CALLED -> List.of("service", "line", "direction", "answered", "next");
            case OFF -> List.of("why");
            case ABROAD -> List.of();
            case NUMBER -> List.of("began", "digits");
        };
    }
}
