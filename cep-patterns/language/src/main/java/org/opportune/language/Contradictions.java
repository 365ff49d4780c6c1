package org.opportune.language;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.fact.Attribute;
import org.opportune.schemas.fact.Consent;
import org.opportune.schemas.fact.ListEntry;
import org.opportune.schemas.fact.Tag;

/** Facts of one test and one time that cannot both be known. Mutable, of one test. */
final class Contradictions {
    private final Map<String, String> said = new HashMap<>();

    /** Complains about an event that says something else than one of the same time before it. */
    void look(Event event, Problems problems, Position at) {
        Object fact = event.getFact();
        if (fact instanceof Tag tag) {
            look(event, "tag=" + tag.getName(), String.valueOf(tag.getPresent()), problems, at);
        } else if (fact instanceof Attribute attribute) {
            look(event, "attribute=" + attribute.getName(), String.valueOf(attribute.getValue()), problems, at);
        } else if (fact instanceof Consent consent) {
            String of = "purpose=" + Words.word(consent.getPurpose()) + " channel=" + Words.word(consent.getChannel())
                    + of(consent.getDataUser());
            look(event, of, String.valueOf(consent.getGranted()), problems, at);
        } else if (fact instanceof ListEntry entry) {
            String of = "list=" + Words.word(entry.getList()) + " channel=" + Words.word(entry.getChannel())
                    + of(entry.getDataUser());
            look(event, of, String.valueOf(entry.getMember()), problems, at);
        }
    }

    private static String of(@Nullable String dataUser) {
        return " data-user=" + (dataUser == null ? "any" : dataUser);
    }

    private void look(Event event, String what, String value, Problems problems, Position at) {
        String before = said.putIfAbsent(event.getHappenedMs() + "/" + what, value);
        if (before != null && !before.equals(value)) {
            problems.add(at, "an event of the same time says something else: " + what);
        }
    }
}
