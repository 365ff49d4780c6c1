package org.opportune.simulators.smsc;

/** What is wrong with a script: {@code file:line:column: rule: name=value}. */
public final class ScriptProblem extends Exception {
    private static final long serialVersionUID = 1L;

    ScriptProblem(String message) {
        super(message);
    }
}
