/**
 * The scenarios that ship with the house, as text. In: the id of a scenario; out: its definition, its tests and why it
 * is as it is. Never parses what it holds, never touches the file system, and depends on nothing.
 */
package org.opportune.library;
