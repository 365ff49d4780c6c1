package org.opportune.language.condition;

import java.util.ArrayList;
import java.util.List;
import org.opportune.model.ProfileField;

/**
 * What a condition may read.
 *
 * @param audience true: every field of the profile that needs no event, and no event. False: the event, the hot fields of the profile and
 *     earlier steps
 * @param earlier the steps before this one, by their index in the scenario
 * @param change true if it is asked about a change of handset, so that there is a handset before and one after
 */
public record Vocabulary(boolean audience, List<EarlierStep> earlier, boolean change) {
    /** The handset in hand: of the event, or the one last seen. */
    static final String HANDSET = "handset";
    /** The one before a change. */
    static final String PREVIOUS_HANDSET = "previousHandset";

    /** The time of the event, where the subscriber is. */
    static final String LOCAL = "local";

    /** What audiences of campaigns may read. */
    public static final Vocabulary AUDIENCE = new Vocabulary(true, List.of(), false);

    /**
     * A step before the one whose condition it is.
     *
     * @param hasEvent false for ABSENCE: nothing happened, so nothing can be read of it
     */
    public record EarlierStep(String name, boolean hasEvent) {}

    public Vocabulary {
        earlier = List.copyOf(earlier);
    }

    /** What the condition of a step may read that comes after {@code earlier}. */
    public static Vocabulary step(List<EarlierStep> earlier) {
        return new Vocabulary(false, earlier, false);
    }

    /** The same of a step that waits for another handset, or for one that can do something else. */
    public static Vocabulary change(List<EarlierStep> earlier) {
        return new Vocabulary(false, earlier, true);
    }

    boolean allows(ProfileField field) {
        return audience ? field != ProfileField.PREVIOUS_TARIFF : field.hot();
    }

    /** Index of the earlier step with this name, or -1. */
    int indexOf(String name) {
        for (int i = 0; i < earlier.size(); i++) {
            if (earlier.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** The words that stand before a dot. */
    List<String> roots() {
        List<String> roots = new ArrayList<>(earlier.size() + 5);
        if (!audience) {
            roots.add("event");
            roots.add(LOCAL);
        }
        roots.add("profile");
        roots.add(HANDSET);
        if (change) {
            roots.add(PREVIOUS_HANDSET);
        }
        earlier.stream().filter(EarlierStep::hasEvent).map(EarlierStep::name).forEach(roots::add);
        return roots;
    }
}
