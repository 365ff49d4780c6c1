/**
 * One subscriber's journey out of an archive, as a test that tells nobody who it was. In: a sealed archive and the texts of
 * a scenario; out: a text of tests, and what it could not hold. Knows no Flink; never shows a number of a person.
 */
@NullMarked
package org.opportune.cli.capture;

import org.jspecify.annotations.NullMarked;
