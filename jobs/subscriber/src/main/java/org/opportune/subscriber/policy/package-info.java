/**
 * Whether a campaign may speak to a subscriber now. In: campaign, profile, ledger, time; out: a permitted action or the
 * reason why not. The only place where an action is made; never sends it.
 */
package org.opportune.subscriber.policy;
