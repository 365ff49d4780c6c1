package org.opportune.simulators.smsc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the SMSC does, submit by submit: the first rule that holds decides, else {@code otherwise}.
 *
 * @param seed of the rules' shares
 * @param responseIds form of message_id in submit_sm_resp
 * @param receiptIds form of the id in receipts
 */
public record SmscScript(long seed, IdForm responseIds, IdForm receiptIds, Behaviour otherwise, List<Rule> rules) {
    public SmscScript {
        rules = List.copyOf(rules);
    }

    /** Accepts everything and reports DELIVRD. */
    public static SmscScript acceptAll() {
        return new SmscScript(0, IdForm.DECIMAL, IdForm.DECIMAL, Behaviour.ACCEPT, List.of());
    }

    /**
     * The script in a YAML file.
     *
     * @throws ScriptProblem naming file, line, column and the rule broken
     */
    public static SmscScript read(Path file) throws IOException, ScriptProblem {
        return new ScriptFile(file.toString()).parse(Files.readString(file));
    }

    /** The script in {@code yaml}; {@code name} stands for the file in problems. */
    public static SmscScript parse(String name, String yaml) throws ScriptProblem {
        return new ScriptFile(name).parse(yaml);
    }

    /**
     * One rule. All its conditions must hold; a submit that another rule took is not counted here.
     *
     * @param toSuffix last digits of the destination; empty = any
     * @param every holds for every n-th submit that got this far; 0 = no such condition
     * @param nth holds for the n-th submit that got this far and no other; 0 = no such condition
     * @param first holds for the first n submits to each destination; 0 = no such condition
     * @param share 0..1 of submits, by hash of seed, destination and how often it was seen; 1 = all
     */
    record Rule(String toSuffix, int every, int nth, int first, double share, Behaviour then) {}
}
