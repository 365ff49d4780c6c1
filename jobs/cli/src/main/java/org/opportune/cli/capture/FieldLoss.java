package org.opportune.cli.capture;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.opportune.schemas.event.Event;

/** Compares an event with what is read of its words, so that no field is lost unsaid. Stateless. */
final class FieldLoss {
    /** Every test has its own, or they are another's on purpose. */
    private static final Set<String> OTHERWISE = Set.of(
            "id",
            "msisdn",
            "identityKind",
            "happenedMs",
            "knownMs",
            "attributes",
            "counterpart.digits",
            "location.id",
            "message.keyword",
            "session.site");

    private FieldLoss() {}

    static void note(Event recorded, Event read, Notes notes) {
        compare("", recorded, read, notes);
        Map<String, String> had = recorded.getAttributes();
        Map<String, String> has = read.getAttributes();
        if (had != null && had.size() > (has == null ? 0 : has.size())) {
            notes.add("field that tests have no word for, or nobody asks for: attributes");
        }
    }

    private static void compare(String path, SpecificRecordBase recorded, SpecificRecordBase read, Notes notes) {
        for (Schema.Field field : recorded.getSchema().getFields()) {
            String at = path + field.name();
            Object had = recorded.get(field.pos());
            Object has = read.get(field.pos());
            if (OTHERWISE.contains(at) || Objects.equals(had, has)) {
                continue;
            }
            if (had instanceof SpecificRecordBase was
                    && has instanceof SpecificRecordBase is
                    && was.getSchema().equals(is.getSchema())) {
                String name = at.equals("fact") ? was.getSchema().getName() : at;
                compare(name + '.', was, is, notes);
            } else {
                notes.add("field that tests have no word for, or nobody asks for: " + at);
            }
        }
    }
}
