/**
 * From messages to behaviours: duplicates of two probes, order, references to connections, and the machine of one
 * connection. Pure; what one key remembers has an octet form. Single thread.
 */
@NullMarked
package org.opportune.signaling.connection;

import org.jspecify.annotations.NullMarked;
