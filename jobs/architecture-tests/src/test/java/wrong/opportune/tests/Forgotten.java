package wrong.opportune.tests;

import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** A test that Surefire passes over, and that says so twice. */
class Forgotten {
    @Test
    @Disabled("planted")
    void neverRun() {}
}
