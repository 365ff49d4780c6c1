package org.opportune.engine;

import org.opportune.schemas.event.EventId;

/** An event that a run keeps as evidence; shared by all runs that keep it. */
record Sighting(EventId id, long orderMs) {}
