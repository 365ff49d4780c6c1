/**
 * What really happened, to judge by. In: the lives of the country's people; out: statements of the form "this was so from
 * then to then", one a line. Never looks at what the network showed, and never names a threshold: how long is long is
 * for those to say who ask.
 */
@NullMarked
package org.opportune.simulators.country.truth;

import org.jspecify.annotations.NullMarked;
