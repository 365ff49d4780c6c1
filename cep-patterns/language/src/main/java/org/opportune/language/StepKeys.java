package org.opportune.language;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.language.YamlNode.Scalar;
import org.opportune.schemas.event.EventKind;

/** What steps of any verb may say. */
final class StepKeys {
    /** Everything that can show where a subscriber is, and in which handset. */
    static final Set<EventKind> LOCATED = Set.copyOf(EnumSet.of(
            EventKind.CALL_STARTED,
            EventKind.CALL_ANSWERED,
            EventKind.CALL_ENDED,
            EventKind.CALL_REJECTED,
            EventKind.CALL_NO_ANSWER,
            EventKind.CALL_VACANT_NUMBER,
            EventKind.POWER_ON,
            EventKind.POWER_OFF,
            EventKind.HANDSET_CHANGED,
            EventKind.SIM_HANDSET_SEPARATED,
            EventKind.LOCATION_UPDATE,
            EventKind.CELL_CHANGE,
            EventKind.ROAM_OUT,
            EventKind.ROAM_IN,
            EventKind.SMS_SENT,
            EventKind.SMS_RECEIVED,
            EventKind.MMS_SENT,
            EventKind.MMS_RECEIVED,
            EventKind.WEB_SESSION,
            EventKind.DATA_SESSION,
            EventKind.SUPPLEMENTARY_SERVICE,
            EventKind.SERVICE_QUERY,
            EventKind.HOTLINE_DIALLED,
            EventKind.SERVICE_USED,
            EventKind.SITE_VISIT));

    final Section section;
    final int index;
    final String name;
    final @Nullable Scalar where;

    StepKeys(Section section, int index) {
        this.section = section;
        this.index = index;
        this.name = StepName.read(section, index);
        this.where = section.scalar("where");
    }

    List<HearingDraft> located() {
        return List.of(new HearingDraft(section.at(), name, LOCATED, Set.of(), where));
    }

    boolean optional() {
        Scalar word = section.scalar("optional");
        boolean optional = word != null
                && Boolean.TRUE.equals(
                        Words.choice(section.problems(), word, "optional", Map.of("true", true, "false", false)));
        if (optional && index == 0) {
            section.problems()
                    .add(section.at("optional"), "the first step begins it all and cannot be left out: key=optional");
        }
        return optional;
    }

    long withinLongerThan(long forMs) {
        long withinMs = within();
        if (withinMs > 0 && withinMs <= forMs) {
            section.problems().add(section.at("within"), "can never match: the step takes longer than its within");
        }
        return withinMs;
    }

    long within() {
        if (index == 0 && section.has("within")) {
            section.problems().add(section.at("within"), "within counts from the step before, the first step has none");
        }
        return Words.duration(section, "within", 0);
    }
}
