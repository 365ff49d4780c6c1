package wrong.opportune.tests;

import org.mockito.Mock;

/** A thing that is not real. */
record Mocked(@Mock String thing) {}
