/**
 * The words of the switches: what an option is called, which values it takes, and what somebody said of it. In: keys and
 * values with their places; out: checked values, or every problem at once. Never reads a file of options, never shows a
 * secret.
 */
package org.opportune.schemas.option;
