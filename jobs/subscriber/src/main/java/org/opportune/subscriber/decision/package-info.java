/**
 * From a recognised scenario to one decision for each campaign it feeds. In: recognition, definitions, subscriber;
 * out: decisions, actions and decisions held over the night. Never matches and never sends.
 */
package org.opportune.subscriber.decision;
