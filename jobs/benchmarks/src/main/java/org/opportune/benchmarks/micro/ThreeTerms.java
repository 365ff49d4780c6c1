package org.opportune.benchmarks.micro;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.opportune.language.condition.CheckedCondition;
import org.opportune.language.condition.Conditions;
import org.opportune.language.condition.Vocabulary;
import org.opportune.model.Predicate;
import org.opportune.model.Predicate.Truth;
import org.opportune.model.ProfileField;
import org.opportune.model.Scope;
import org.opportune.schemas.event.Call;
import org.opportune.schemas.event.Direction;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;

/** A typical condition, compiled and as somebody would write it in Java, about calls of which it holds for a quarter. */
final class ThreeTerms {
    private static final String TEXT =
            "event.kind == \"CALL_ENDED\" && event.duration > 60 && \"frequent_flyer\" in profile.tags";

    private final Predicate compiled;
    private final List<Scope> asked = new ArrayList<>();
    private int next;

    ThreeTerms() {
        CheckedCondition checked = Conditions.check(TEXT, Vocabulary.step(List.of()));
        compiled = Conditions.compile(List.of(checked)).get(0).code();
        for (int i = 0; i < 64; i++) {
            Event event = new Event();
            event.setKind(i % 8 == 0 ? EventKind.CALL_STARTED : EventKind.CALL_ENDED);
            event.setCall(new Call(Direction.ORIGINATING, i % 2 == 0 ? 30L : 90L, null));
            asked.add(new Seen(event, i % 4 < 2 ? Set.of("vip") : Set.of("vip", "frequent_flyer")));
        }
    }

    private Scope next() {
        return asked.get(next++ & 63);
    }

    Truth compiled() {
        return compiled.ask(next());
    }

    Truth byHand() {
        return byHand(next()) ? Truth.TRUE : Truth.FALSE;
    }

    private static boolean byHand(Scope scope) {
        Event event = scope.event();
        if (event == null || event.getKind() != EventKind.CALL_ENDED) {
            return false;
        }
        Call call = event.getCall();
        Long duration = call == null ? null : call.getDurationS();
        return duration != null
                && duration > 60
                && scope.profile(ProfileField.TAGS) instanceof Set<?> tags
                && tags.contains("frequent_flyer");
    }
}
