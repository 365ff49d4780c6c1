package org.opportune.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlVerb;

/** What was published of one definition, one after the other. Stateless. */
final class Versions {
    private Versions() {}

    /**
     * The version that counted before the last change; null = there is none. A version with the text of the one before it
     * is no change, and what is to count later only is none yet.
     *
     * @param asked the control topic, in order
     * @param name {@code kind/id}
     * @param nowMs UTC ms
     */
    static @Nullable Control before(List<Control> asked, String name, long nowMs) {
        List<Control> states = new ArrayList<>();
        for (Control control : asked) {
            boolean ofIt = Standing.name(control).equals(name) && control.getAskedMs() <= nowMs;
            if (ofIt && (states.isEmpty() || !says(states.get(states.size() - 1), control))) {
                states.add(control);
            }
        }
        for (int i = states.size() - 2; i >= 0; i--) {
            if (states.get(i).getVerb() == ControlVerb.PUBLISH) {
                return states.get(i);
            }
        }
        return null;
    }

    private static boolean says(Control one, Control other) {
        return one.getVerb() == other.getVerb() && Objects.equals(one.getText(), other.getText());
    }
}
