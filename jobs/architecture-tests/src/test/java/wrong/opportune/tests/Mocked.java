package wrong.opportune.tests;

import org.mockito.Mock;

/** A thing that is not real. */
@SuppressWarnings("MockNotUsedInProduction") // a rule is shown this class, nobody runs it
record Mocked(@Mock String thing) {}
