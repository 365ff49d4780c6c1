package org.opportune.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.model.Changing;
import org.opportune.model.Demand;
import org.opportune.model.Demand.By;
import org.opportune.model.EventField;

/**
 * What an event must show to begin a run: with none of {@code oneOf} it begins nothing, and no condition is found
 * unanswerable.
 *
 * @param oneOf empty = whatever it is, if only it is there
 * @param unseen true if an event that does not show it must be looked at: it begins nothing, or a condition about it
 *     cannot be answered, which is counted
 */
record Entrance(Clue clue, Set<Object> oneOf, boolean unseen) {
    /** Values of one demand at most: who names more is found by something else, or always looked at. */
    private static final int MOST = 64;

    private static final Clue CELL = new Clue(EventField.CELL, By.VALUE);
    private static final Clue TAC = new Clue(EventField.TAC, By.VALUE);

    /** All that is known of events heard by {@code hears}, those of the first step that listen to one kind. */
    static List<Entrance> of(StepRule first, List<HearingRule> hears) {
        return switch (first.verb) {
            case ON, COUNT, SUM, AVERAGE, ALL, IDLE, RETURN -> shared(hears);
            case DWELL, ARRIVE -> List.of(new Entrance(Clue.WHEREABOUTS, Set.of(first.place), false));
            case RIDING -> {
                List<Entrance> entrances = new ArrayList<>(shared(hears));
                entrances.add(new Entrance(CELL, Set.of(), false));
                yield entrances;
            }
            case CHANGE ->
                Changing.TARIFF.equals(first.changing) ? List.of() : List.of(new Entrance(TAC, Set.of(), false));
            case LEAVE, ABSENCE, BARRED -> List.of();
        };
    }

    /** What all of them demand. */
    private static List<Entrance> shared(List<HearingRule> hears) {
        List<Entrance> entrances = new ArrayList<>();
        for (Demand demand : hears.get(0).demands) {
            Entrance entrance = shared(new Clue(demand.field(), demand.by()), hears);
            if (entrance != null) {
                entrances.add(entrance);
            }
        }
        return entrances;
    }

    private static @Nullable Entrance shared(Clue clue, List<HearingRule> hears) {
        Set<Object> oneOf = new HashSet<>();
        for (HearingRule hearing : hears) {
            Demand same = null;
            for (Demand demand : hearing.demands) {
                same = clue.equals(new Clue(demand.field(), demand.by())) ? demand : same;
            }
            if (same == null) {
                return null;
            }
            oneOf.addAll(same.oneOf());
        }
        return oneOf.size() > MOST ? null : new Entrance(clue, oneOf, true);
    }
}
