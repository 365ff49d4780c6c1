package wrong.opportune.engine;

import org.slf4j.Logger;

/** A pure room that logs. */
record Logs(Logger logger) {}
