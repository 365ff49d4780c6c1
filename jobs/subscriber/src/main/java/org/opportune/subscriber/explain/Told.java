package org.opportune.subscriber.explain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.opportune.model.Asked;
import org.opportune.model.Asked.Term;
import org.opportune.model.EventField;
import org.opportune.model.Phrase;
import org.opportune.model.Predicate.Truth;
import org.opportune.schemas.Masked;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.NumberClass;
import org.opportune.schemas.fact.Consent;
import org.opportune.schemas.fact.ListEntry;

/** Events, times and conditions in words. Stateless. */
final class Told {
    private static final Set<EventField> SAID_OTHERWISE =
            Set.of(EventField.KIND, EventField.CUSTOM_KIND, EventField.SOURCE, EventField.HAPPENED);

    private Told() {}

    /** {@code +45m}. */
    static String after(long startMs, long timeMs) {
        return timeMs < startMs ? "-" + Phrase.duration(startMs - timeMs) : "+" + Phrase.duration(timeMs - startMs);
    }

    /** Kind and fields; who was called, or called, is masked. */
    static String event(Event event) {
        StringJoiner words = new StringJoiner(" ");
        words.add(event.getCustomKind() == null ? event.getKind().name() : "custom:" + event.getCustomKind());
        for (EventField field : EventField.values()) {
            Object value = SAID_OTHERWISE.contains(field) ? null : field.read(event);
            if (NumberClass.UNCLASSIFIED.name().equals(value)) {
                continue;
            }
            if (field == EventField.COUNTERPART && value != null) {
                words.add(field.fieldName() + "=" + Masked.digits(value.toString()));
            } else if (value instanceof Map<?, ?> several) {
                words.add(field.fieldName() + "=" + new TreeMap<>(several));
            } else if (value != null) {
                words.add(field.fieldName() + "=" + value);
            }
        }
        if (event.getFact() instanceof Consent consent) {
            words.add((consent.getGranted() ? "given for " : "withdrawn for ") + consent.getPurpose());
        } else if (event.getFact() instanceof ListEntry entry) {
            words.add((entry.getMember() ? "on " : "off ") + entry.getList());
        }
        return words.toString();
    }

    /** What kept the condition from holding: {@code condition false: event.duration > 60, was 41}. */
    static String why(Asked asked) {
        List<Term> failed = failed(asked);
        String word = failed.stream().allMatch(term -> term.truth() == Truth.ABSENT)
                ? "condition cannot be answered: "
                : "condition false: ";
        String many = asked.terms().size() > 1
                ? " (" + (asked.terms().size() - failed.size()) + " of "
                        + asked.terms().size() + " parts hold)"
                : "";
        return failed.stream().map(Told::term).collect(Collectors.joining("; ", word, many));
    }

    /** The share of its parts that held, 0..1. */
    static double share(Asked asked) {
        return asked.terms().isEmpty()
                ? 0
                : 1.0 - (double) failed(asked).size() / asked.terms().size();
    }

    private static List<Term> failed(Asked asked) {
        return asked.terms().stream().filter(term -> term.truth() != Truth.TRUE).toList();
    }

    private static String term(Term term) {
        if (term.read().size() == 1) {
            return term.text() + ", was " + term.read().get(0).value();
        }
        return term.read().stream()
                .map(read -> read.name() + " was " + read.value())
                .collect(Collectors.joining(", ", term.text() + ", ", ""));
    }
}
