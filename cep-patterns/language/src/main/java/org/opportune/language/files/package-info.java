/**
 * An author's files together: found, read, checked one by one and against each other, and made control records. In:
 * paths; out: the definitions, or every problem with its place. Never asks what is published and never sends anything.
 */
@NullMarked
package org.opportune.language.files;

import org.jspecify.annotations.NullMarked;
