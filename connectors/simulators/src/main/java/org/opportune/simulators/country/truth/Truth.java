package org.opportune.simulators.country.truth;

import java.util.Map;

/**
 * A statement about one person that holds from one time to another.
 *
 * @param person stays the same when the number changes
 * @param msisdn E.164 digits of the number at {@code fromMs}
 * @param fromMs UTC ms, included
 * @param toMs UTC ms, excluded
 * @param details Strings, Longs and Booleans by name, in the order of {@link Predicate#details}; what is absent is
 *     missing
 */
public record Truth(int person, long msisdn, Predicate what, long fromMs, long toMs, Map<String, Object> details) {

    /** One line of JSON, without a line end. */
    public String json() {
        StringBuilder text = new StringBuilder(160)
                .append("{\"person\":")
                .append(person)
                .append(",\"msisdn\":\"")
                .append(msisdn)
                .append("\",\"what\":\"")
                .append(what.word())
                .append("\",\"from\":")
                .append(fromMs)
                .append(",\"to\":")
                .append(toMs);
        for (String name : what.details()) {
            Object value = details.get(name);
            if (value != null) {
                text.append(",\"").append(name).append("\":");
                // Words of this country only: nothing in them needs an escape.
                text.append(value instanceof String word ? '"' + word + '"' : value);
            }
        }
        return text.append('}').toString();
    }
}
