package wrong.opportune.live;

import org.opportune.schemas.action.Action;

/** A push without permission. */
final class Pushes {
    private Pushes() {}

    static Action push() {
        return new Action();
    }
}
