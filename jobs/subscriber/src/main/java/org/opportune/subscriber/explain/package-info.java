/**
 * One subscriber's journey through one scenario, told event by event. In: the definitions, whose conditions tell what they
 * were asked, and the events; out: what each event and each silence did to the runs, and what was decided. Decides
 * nothing itself: it watches the step of the jobs, and asks the policy of the jobs again at later times.
 */
@NullMarked
package org.opportune.subscriber.explain;

import org.jspecify.annotations.NullMarked;
