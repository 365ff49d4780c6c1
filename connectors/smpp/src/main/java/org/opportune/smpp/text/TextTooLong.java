package org.opportune.smpp.text;

/** A text that needs more than {@link Segments#MAX} segments. Its message carries numbers only. */
public final class TextTooLong extends Exception {
    private static final long serialVersionUID = 1L;

    TextTooLong(int units, Coding coding) {
        super("text must fit " + Segments.MAX + " segments: units=" + units + ", coding=" + coding);
    }
}
