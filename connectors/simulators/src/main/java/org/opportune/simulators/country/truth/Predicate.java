package org.opportune.simulators.country.truth;

import java.util.List;

/** What can be said about somebody. */
public enum Predicate {
    /**
     * Was inside the fence of a place. {@code event}: something was on there meanwhile. {@code days}: on how many of the seven
     * days up to its beginning, or {@code daysAtEnd}, the same person was in a place of that category, as far as anybody looked.
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
     * same service again, or was called by it. {@code line} is what the number is for; {@code toneOff}: has a ring-back
     * tone that is switched off.
     */
    CALLED("called"),
    /**
     * Was in a call, or tried, with a customer. {@code range} is near or far, another region; {@code saving}: the saving
     * prefix was dialled first. {@code heard} is the tone while it rang; {@code toneOff}: has one that is switched off.
     * {@code hour} (local), {@code cheap} and {@code toChange}, the minutes to where the price changes, are of its end.
     * {@code unreturned}: how many calls of other regions were answered, this one the last, since it called one itself.
     */
    PHONED("phoned"),
    /**
     * Sent or got a message. If sent from a handset that is new to its owner: {@code handsetMinutes} since it took the
     * SIM, {@code handsetLasts} minutes that it keeps it.
     */
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
            case INSIDE -> List.of("place", "category", "event", "days", "daysAtEnd", "minute");
            case WAITING -> List.of("place", "category", "minute");
            case JOURNEY -> List.of("by", "back", "student", "holidays");
            case PHONED ->
                List.of(
                        "direction",
                        "answered",
                        "range",
                        "region",
                        "saving",
                        "heard",
                        "toneOff",
                        "hour",
                        "cheap",
                        "toChange",
                        "unreturned");
            case WROTE -> List.of("kind", "direction", "handsetMinutes", "handsetLasts");
            case ROUND -> List.of("people", "messages", "minute");
            case SURFED -> List.of("about", "octets");
            case FETCHED -> List.of("octets", "hour");
            case USED -> List.of("service");
            case JOINED -> List.of();
            case RIDING -> List.of("by", "metres", "radio");
            case HANDSET -> List.of("began", "again", "tac", "mms", "radio", "tacBefore", "mmsBefore");
            case CALLED -> List.of("service", "line", "direction", "answered", "toneOff", "next");
            case OFF -> List.of("why");
            case ABROAD -> List.of();
            case NUMBER -> List.of("began", "digits");
        };
    }
}
