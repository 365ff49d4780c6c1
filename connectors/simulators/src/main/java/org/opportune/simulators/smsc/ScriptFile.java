package org.opportune.simulators.smsc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opportune.simulators.smsc.Behaviour.Answer;
import org.opportune.simulators.smsc.Behaviour.Noise;
import org.opportune.simulators.smsc.Behaviour.Reply;
import org.opportune.simulators.smsc.SmscScript.Rule;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** YAML text to a script, or the first problem with its place. */
final class ScriptFile {
    private static final long DAY_MS = 86_400_000;
    private static final int LONGEST_REPLY = 70;
    private static final String[] TOP = {"seed", "message-ids", "otherwise", "rules"};
    private static final String[] WHEN = {"to-suffix", "every", "nth", "first", "share"};
    private static final String[] THEN = {
        "answer", "status", "taken", "after-ms", "times", "out-of-order", "noise", "receipt", "reply"
    };
    private static final String[] RECEIPT = {"sent", "state", "delay-ms", "before-response", "times", "form"};

    private final String file;

    ScriptFile(String file) {
        this.file = file;
    }

    SmscScript parse(String yaml) throws ScriptProblem {
        Optional<Node> root = compose(yaml);
        if (root.isEmpty()) {
            return SmscScript.acceptAll();
        }
        YamlSection top = new YamlSection(file, root.get(), TOP);
        IdForm response = IdForm.DECIMAL;
        IdForm receipt = IdForm.DECIMAL;
        Node ids = top.node("message-ids");
        if (ids != null) {
            YamlSection forms = new YamlSection(file, ids, "response", "receipt");
            response = forms.choice("response", IdForm.class, IdForm.DECIMAL);
            receipt = forms.choice("receipt", IdForm.class, response);
        }
        Behaviour otherwise = behaviour(top.node("otherwise"), Behaviour.ACCEPT);
        List<Rule> rules = new ArrayList<>();
        for (Node rule : top.list("rules")) {
            rules.add(rule(rule, otherwise));
        }
        return new SmscScript(
                top.number("seed", 0, Long.MIN_VALUE, Long.MAX_VALUE), response, receipt, otherwise, rules);
    }

    private Optional<Node> compose(String yaml) throws ScriptProblem {
        try {
            LoadSettings settings = LoadSettings.builder().setLabel(file).build();
            return new Compose(settings).composeString(yaml);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            int column = e.getProblemMark().map(mark -> mark.getColumn() + 1).orElse(1);
            throw YamlSection.problem(file, line, column, "not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw YamlSection.problem(file, 1, 1, "not YAML: " + e.getMessage());
        }
    }

    private Rule rule(Node node, Behaviour otherwise) throws ScriptProblem {
        YamlSection rule = new YamlSection(file, node, "when", "then");
        Node then = rule.node("then");
        if (then == null) {
            throw rule.problem(node, "a rule needs the key then");
        }
        Node when = rule.node("when");
        if (when == null) {
            return new Rule("", 0, 0, 0, 1, behaviour(then, otherwise));
        }
        YamlSection conditions = new YamlSection(file, when, WHEN);
        return new Rule(
                conditions.text("to-suffix", ""),
                (int) conditions.number("every", 0, 1, Integer.MAX_VALUE),
                (int) conditions.number("nth", 0, 1, Integer.MAX_VALUE),
                (int) conditions.number("first", 0, 1, Integer.MAX_VALUE),
                conditions.share("share"),
                behaviour(then, otherwise));
    }

    private Behaviour behaviour(@Nullable Node node, Behaviour inherited) throws ScriptProblem {
        if (node == null) {
            return inherited;
        }
        YamlSection then = new YamlSection(file, node, THEN);
        Answer answer = then.choice("answer", Answer.class, inherited.answer());
        boolean free = answer == Answer.REJECT || answer == Answer.NACK || answer == Answer.NACK_ZERO;
        Node status = then.node("status");
        if (status != null && !free) {
            throw then.problem(status, "status goes with answer: reject, nack or nack-zero only");
        }
        int asked = (int) then.number("status", Status.SYSTEM_ERROR, 1, 0xFFFF_FFFFL);
        Node taken = then.node("taken");
        if (taken != null && !answer.unknowable()) {
            throw then.problem(taken, "taken goes with answer: never, drop-link or nack-zero only");
        }
        return new Behaviour(
                answer,
                answer.status(asked),
                then.flag("taken", answer == Answer.ACCEPT || answer.unknowable()),
                then.number("after-ms", inherited.afterMs(), 0, DAY_MS),
                (int) then.number("times", inherited.times(), 1, 100),
                then.flag("out-of-order", inherited.outOfOrder()),
                then.choice("noise", Noise.class, inherited.noise()),
                receipt(then.node("receipt"), inherited.receipt()),
                reply(then.node("reply"), inherited.reply()));
    }

    private Receipt receipt(@Nullable Node node, Receipt inherited) throws ScriptProblem {
        if (node == null) {
            return inherited;
        }
        YamlSection receipt = new YamlSection(file, node, RECEIPT);
        return new Receipt(
                receipt.flag("sent", inherited.sent()),
                receipt.choice("state", Receipt.State.class, inherited.state()),
                receipt.number("delay-ms", inherited.delayMs(), 0, DAY_MS),
                receipt.flag("before-response", inherited.beforeResponse()),
                (int) receipt.number("times", inherited.times(), 1, 100),
                receipt.choice("form", Receipt.Form.class, inherited.form()));
    }

    private @Nullable Reply reply(@Nullable Node node, @Nullable Reply inherited) throws ScriptProblem {
        if (node == null) {
            return inherited;
        }
        YamlSection reply = new YamlSection(file, node, "text", "delay-ms");
        if (!reply.has("text")) {
            throw reply.problem(node, "a reply needs the key text");
        }
        String text = reply.text("text", "");
        if (text.length() > LONGEST_REPLY) {
            throw reply.problem(
                    node, "a reply fits one message in any alphabet, 70 characters: length=" + text.length());
        }
        return new Reply(text, reply.number("delay-ms", 1_000, 0, DAY_MS));
    }
}
