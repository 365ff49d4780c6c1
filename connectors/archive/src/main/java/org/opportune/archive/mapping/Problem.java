package org.opportune.archive.mapping;

/**
 * One rule that a mapping file breaks.
 *
 * @param line from 1
 * @param column from 1, in characters
 * @param rule rule first, then {@code name=value}
 * @param source the line as it stands in the file
 */
public record Problem(String file, int line, int column, String rule, String source) {
    /** {@code file:line:column: rule}, the source line, and a caret under the place. */
    public String render() {
        return file + ":" + line + ":" + column + ": " + rule + "\n  " + source.replace('\t', ' ') + "\n  "
                + " ".repeat(Math.max(0, column - 1)) + "^";
    }
}
