/**
 * The one keyed operator that owns a subscriber: orders, loads, asks, stores, emits. In: envelopes by key and control
 * to all; out: decisions, actions, events not applied. Never decides by itself: jobs/subscriber does.
 */
package org.opportune.pipeline.operator;
