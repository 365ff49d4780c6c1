/**
 * The scenarios that ship with the house, as text, and the tables they share. In: the id of a scenario; out: its
 * definition, a campaign, its tests and why it is as it is. Never parses what it holds, never touches the file system, and
 * depends on nothing.
 */
package org.opportune.library;
