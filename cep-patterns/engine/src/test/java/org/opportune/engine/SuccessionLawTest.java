package org.opportune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * A scenario that is published anew in the middle of a journey does what a reference does that sees the whole journey and
 * both versions: what a run has stays, what is to come is the newer version's; without a way on all runs are dropped.
 */
final class SuccessionLawTest {
    private static final int TRIES = 20_000;

    private static int tried;
    private static int goingOn;
    private static int matching;

    @Property(tries = TRIES)
    void shouldAgreeWithTheReferenceAcrossAnEdit(@ForAll long seed) {
        Edited edited = Edited.of(seed);
        assertThat(edited.differs()).isNull();
        if (edited.isCompatible()) {
            tried++;
            goingOn += edited.inherited() > 0 ? 1 : 0;
            matching += edited.inheritedMatches() > 0 ? 1 : 0;
        }
    }

    /** A law about runs that go on, of which few did, would prove little. */
    @AfterContainer
    static void shouldHaveTriedRunsThatGoOn() {

        assertThat(tried).as("edits that open runs survive").isGreaterThan(TRIES / 2);
        assertThat((double) goingOn / tried)
                .as("share with an open run that goes on")
                .isGreaterThanOrEqualTo(0.5);
        assertThat((double) matching / tried).as("share with one that matches").isGreaterThanOrEqualTo(0.2);
    }
}
