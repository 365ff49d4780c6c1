package org.opportune.backtest.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.opportune.schemas.decision.Decision;

/** What of a decision is compared, by the name that people see. */
enum Fields {
    SCENARIO("scenario", d -> d.getMatch().getScenario()),
    FINGERPRINT("fingerprint", d -> d.getMatch().getFingerprint()),
    MATCHED("matched", d -> d.getMatch().getMatchedMs()),
    PROOF("proof", d -> d.getMatch().getEvidence()),
    CAMPAIGN("campaign", d -> String.valueOf(d.getCampaign())),
    DECIDED("decided", Decision::getDecidedMs),
    OUTCOME("outcome", Decision::getKind),
    REASON("reason", d -> String.valueOf(d.getReason())),
    DETAIL("detail", d -> String.valueOf(d.getDetail())),
    ACTION("action id", d -> String.valueOf(d.getActionId()));

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private final Function<Decision, Object> of;

    Fields(String title, Function<Decision, Object> of) {
        this.title = title;
        this.of = of;
    }

    /** Names of what differs; empty = the decisions are the same. */
    static List<String> differing(Decision live, Decision replay) {
        List<String> names = new ArrayList<>();
        for (Fields field : values()) {
            if (!Objects.equals(field.of.apply(live), field.of.apply(replay))) {
                names.add(field.title);
            }
        }
        return names;
    }
}
