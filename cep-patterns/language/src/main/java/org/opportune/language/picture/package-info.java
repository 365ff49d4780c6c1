/**
 * Scenarios as pictures. In: a checked scenario; out: the text of an SVG, the same for the same scenario, readable in light
 * and dark and by who cannot see it. Never loads anything, and nothing in it does when somebody looks at it.
 */
@NullMarked
package org.opportune.language.picture;

import org.jspecify.annotations.NullMarked;
