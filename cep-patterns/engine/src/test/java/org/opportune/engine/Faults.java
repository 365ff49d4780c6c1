package org.opportune.engine;

import java.util.List;
import org.opportune.engine.PlantedFaultsTest.Fault;

/** What somebody may get wrong. */
final class Faults {
    private Faults() {}

    static final List<Fault> ALL = List.of(
            new Fault(
                    "within of the scenario is one longer",
                    "Lifetime",
                    "after(run.evidence.get(0).orderMs(), rule.scenario.withinMs())",
                    "after(run.evidence.get(0).orderMs(), rule.scenario.withinMs() + 1)"),
            new Fault(
                    "within of a step is one longer",
                    "Lifetime",
                    "Run.NEVER : after(sinceMs, step.withinMs)",
                    "Run.NEVER : after(sinceMs, step.withinMs + 1)"),
            new Fault(
                    "a run dies with the first step that it may go on with",
                    "Lifetime",
                    "Math.max(end, limit(next, since))",
                    "Math.min(end, limit(next, since))"),
            new Fault(
                    "a count at the beginning lives one longer",
                    "Lifetime",
                    "return after(run.latestMs(), waiting.windowMs)",
                    "return after(run.latestMs(), waiting.windowMs + 1)"),
            new Fault(
                    "an optional step may be taken at the end of its within",
                    "Run",
                    "return now < Lifetime.after(",
                    "return now <= Lifetime.after("),
            new Fault("a window is closed at its old end", "Run", ".orderMs() >= windowMs", ".orderMs() > windowMs"),
            new Fault("the timer of an absence is lost", "Run", "schedule(now, rule.steps[step].windowMs);", ";"),
            new Fault("parts stay filled in the next step", "Run", "        filled = 0;\n", ""),
            new Fault("a count that has enough is never left", "Run", "of.optional || enough(of)", "of.optional"),
            new Fault("an optional step is never left", "Run", "of.optional || enough(of)", "enough(of)"),
            new Fault(
                    "the step behind a count counts from before it",
                    "Run",
                    "                enteredMs = latestMs();\n",
                    ""),
            new Fault(
                    "what an unfinished step took stays in the proof",
                    "Run",
                    "                evidence.subList(settled, evidence.size()).clear();\n                forgetCaptures",
                    "                forgetCaptures"),
            new Fault(
                    "what an unfinished step took can be read",
                    "Run",
                    "of < step || enough(rule.steps[of])",
                    "of <= step"),
            new Fault("coming back to the first cell undoes nothing", "Run", "if (back >= 0) {", "if (back > 0) {"),
            new Fault("any way is far enough", "Ride", "return step.metres == 0 ||", "return true ||"),
            new Fault(
                    "a way is measured from the site before",
                    "Ride",
                    "Site.metres(sites.get(0),",
                    "Site.metres(sites.get(sites.size() - 2),"),
            new Fault(
                    "two cells of one mast are two sites",
                    "Ride",
                    "return site == null ? Mark.of(cell) : site;",
                    "return site == null ? Mark.of(cell) : (site & ~0xffL) | cell.charAt(cell.length() - 1);"),
            new Fault(
                    "a cell that stands nowhere is a site",
                    "Ride",
                    "if (step.metres > 0 && question.site(cell) == null) {",
                    "if (step.metres < 0) {"),
            new Fault("an unwanted handset counts", "Run", "unwanted = !wanted", "unwanted = false"),
            new Fault(
                    "next is then", "Advance", "return step.strict ? Effect.ENDED : Effect.NONE", "return Effect.NONE"),
            new Fault("the same value counts twice", "Advance", "            run.renew(mark);\n", ""),
            new Fault("nothing is barred", "Advance", "step.barred.length > 0 &&", "step.barred.length > 9 &&"),
            new Fault("a count takes one more", "Advance", "run.counted() >= step.most", "run.counted() > step.most"),
            new Fault(
                    "a window that stands still is one longer",
                    "Advance",
                    "question.now - run.sinceMs() >= step.windowMs",
                    "question.now - run.sinceMs() > step.windowMs"),
            new Fault("a sum need not be more", "Tally", "threshold.isPassed(", "true || threshold.isPassed("),
            new Fault("a sum keeps one more", "Tally", "run.counted() >= step.most", "run.counted() > step.most"),
            new Fault(
                    "a sum needs one event more", "Tally", "run.counted() >= step.times", "run.counted() > step.times"),
            new Fault("an average is a sum", "Tally", "step.verb == Verb.AVERAGE ?", "step.verb == Verb.BARRED ?"),
            new Fault("what left the window is still added", "Run", "trail.drop(gone - settled)", "trail.drop(0)"),
            new Fault(
                    "idle is not begun anew",
                    "Silence",
                    "        run.leave();\n        begin(question, rule, step, run);\n",
                    ""),
            new Fault(
                    "idle takes one more",
                    "Silence",
                    "question.now, step.windowMs)",
                    "question.now, step.windowMs + 1)"),
            new Fault("a silence is one shorter", "Silence", "seenMs >= step.windowMs", "seenMs >= step.windowMs - 1"),
            new Fault("a part is filled again", "Question", "(filled & (1 << i)) == 0 &&", ""),
            new Fault(
                    "of several only the first is asked",
                    "Question",
                    "                answer = Answer.NO;",
                    "                return Answer.NO;"),
            new Fault(
                    "a gap is one longer",
                    "Stay",
                    "question.now - run.outsideMs >= step.gapMs",
                    "question.now - run.outsideMs > step.gapMs"),
            new Fault(
                    "a stay is complete one later",
                    "Stay",
                    "run.schedule(question.now, step.windowMs)",
                    "run.schedule(question.now, step.windowMs + 1)"),
            new Fault(
                    "arriving needs no sighting outside",
                    "Crossing",
                    "== to && question.before(step) == from",
                    "== to && question.before(step) != to"),
            new Fault(
                    "who comes back has left",
                    "Crossing",
                    "question.shown(step) == Whereabouts.INSIDE ? back(run) : Effect.NONE",
                    "Effect.NONE"),
            new Fault(
                    "leaving takes one more",
                    "Crossing",
                    "run.schedule(question.now, step.windowMs)",
                    "run.schedule(question.now, step.windowMs + 1)"),
            new Fault(
                    "the former handset is forgotten",
                    "Exchange",
                    "settle(question, rule, step, run, run.from)",
                    "settle(question, rule, step, run, question.tacBefore())"),
            new Fault(
                    "a new handset that can do the same is a change of what it can do",
                    "Exchange",
                    "before == null || now == null || now.equals(before)",
                    "before == null || now == null"),
            new Fault(
                    "a handset that nobody knows can do nothing",
                    "Question",
                    "able == null ? null : able.toString()",
                    "able == null && ofTac != null ? \"false\" : able == null ? null : able.toString()"),
            new Fault(
                    "another phone that can do the same begins the wait anew",
                    "Exchange",
                    "case CAPABILITY -> true;",
                    "case CAPABILITY -> question.changedFrom() == null;"),
            new Fault(
                    "a first tariff is a change",
                    "Exchange",
                    "question.tariff() == null ? null : question.tariffBefore()",
                    "question.tariffBefore() == null ? question.tariff() : question.tariffBefore()"),
            new Fault(
                    "a third tariff does not begin the wait anew",
                    "Exchange",
                    "case TARIFF -> question.tariffBefore() == null;",
                    "case TARIFF -> true;"),
            new Fault("the last start wins", "Pass", "case ONCE -> free & ~track.running();", "case ONCE -> free;"),
            new Fault("restart keeps what was open", "Pass", "any.scenario.start() == Start.RESTART) {", "false) {"),
            new Fault(
                    "one run more is open than allowed",
                    "Pass",
                    "track.runs.size() >= any.scenario.openRuns()",
                    "track.runs.size() > any.scenario.openRuns()"),
            new Fault(
                    "an event advances a run twice",
                    "Pass",
                    "i -= done == run.members ? 1 : 0;",
                    "i -= done == run.members || done == 0 ? 1 : 0;"),
            new Fault(
                    "a match leaves the other runs",
                    "Track",
                    "        drop(matched);\n",
                    "        runs.remove(run);\n"),
            new Fault("the rest is one longer", "Track", "now + coolDownMs", "now + coolDownMs + 1"),
            new Fault(
                    "a run lives at its expiry", "Track", "runs.get(i).expiryMs <= now", "runs.get(i).expiryMs < now"),
            new Fault("filled parts are not stored", "PartialsWriter", "(run.filled != 0 ? FILLED : 0)", "0"),
            new Fault(
                    "a stay's interruption is not stored",
                    "PartialsWriter",
                    "(run.outsideMs != Run.NEVER ? OUTSIDE : 0)",
                    "0"),
            new Fault(
                    "only the first of two deadlines is kept",
                    "Partials",
                    "wake = Math.min(wake, run.deadlineMs)",
                    "wake = wake == Run.NEVER ? run.deadlineMs : wake"),
            new Fault(
                    "a run's condition is answered once for all runs",
                    "StepRule",
                    "index == 0 && step.verb()",
                    "step.verb()"),
            new Fault(
                    "a condition's answer is that of another",
                    "Question",
                    "hearing.alike && hearing.where == asked",
                    "hearing.alike && asked != null"),
            new Fault(
                    "where somebody is now is where they were before",
                    "Question",
                    "there.contains(step.place)",
                    "(here == null ? there : here).contains(step.place)"),
            new Fault(
                    "an event that begins nothing passes open runs", "Partials", "                await(track);\n", ""),
            new Fault(
                    "an open run hears of the step it waits for only",
                    "Rule",
                    "ahead[i] = listened;",
                    "ahead[i] = listened;\n            listened = 0;"),
            new Fault(
                    "of several conditions only the last one's values find a rule",
                    "Entrance",
                    "            oneOf.addAll(same.oneOf());\n",
                    "            oneOf = new HashSet<>(same.oneOf());\n"),
            new Fault(
                    "a rule is found by the number and not by its class",
                    "Clue",
                    "yield of == null ? Set.of() : Set.of(of);",
                    "yield Set.of(value);"),
            new Fault(
                    "a rule is found by its own place only",
                    "Clue",
                    "tables.places().names((String) value)",
                    "Set.of(value)"),
            new Fault(
                    "only the first of two lists is looked at",
                    "Shelf",
                    "some.length == 0 || others.length == 0",
                    "some.length != 0 || others.length == 0"),
            new Fault("when one has enough all have", "Family", "run.members & firsts(enough)", "run.members"),
            new Fault("a bound is one higher", "Family", "bounds[enough] <= has", "bounds[enough] < has"),
            new Fault(
                    "scenarios that ask for something else share a run",
                    "Family",
                    "List.of(unbound(step), scenario.withinMs())",
                    "List.of(unbound(step))"),
            new Fault(
                    "who waits longer has no deadline",
                    "Family",
                    "            run.schedule(",
                    "            run.deadlineMs = Run.NEVER;\n            Math.max("),
            new Fault(
                    "who lacks something still loses the run",
                    "Track",
                    "        leave(run, leaving);\n        return",
                    "        leave(run, run.members);\n        return"),
            new Fault("who rests begins with its kin", "Pass", " & ~track.resting()", ""),
            new Fault(
                    "a stored run is another's",
                    "PartialsReader",
                    "run.members = members;",
                    "run.members = Family.firsts(count);"),
            new Fault(
                    "a rest is forgotten under another plan",
                    "Binding",
                    "under(rule.family()).rest(rule.position(), track.restsUntilMs(position));",
                    "under(rule.family());"),
            new Fault(
                    "runs of any version go on",
                    "Binding",
                    "rule != null && rule.succeeds(tag)",
                    "rule != null && rule.tag != tag"),
            new Fault(
                    "no run goes on",
                    "Binding",
                    "rule != null && rule.succeeds(tag)",
                    "rule != null && tag == rule.tag"),
            new Fault(
                    "a count keeps what is enough",
                    "Binding",
                    "run.counted() >= waiting.times",
                    "run.counted() > waiting.times"),
            new Fault(
                    "a count that takes more than it needs loses what it has",
                    "Binding",
                    "waiting.most == waiting.times && ",
                    ""),
            new Fault("the older version's time stays", "Binding", "        reschedule(run, waiting);\n", ""),
            new Fault(
                    "a new time counts from the step before",
                    "Binding",
                    "run.staying() ? run.sinceMs() : run.enteredMs",
                    "run.enteredMs"),
            new Fault(
                    "an interrupted stay completes by itself",
                    "Binding",
                    "timed && run.outsideMs == Run.NEVER && ",
                    "timed && "),
            new Fault(
                    "what was due already is due in the past",
                    "Binding",
                    "Math.max(run.deadlineMs, now)",
                    "Math.min(run.deadlineMs, Long.MAX_VALUE)"),
            new Fault(
                    "what is due at once waits for the next wake-up",
                    "Engine",
                    "changed && partials.nextWakeMs() <= orderMs",
                    "changed && partials.nextWakeMs() < orderMs"),
            new Fault(
                    "a run that goes on stands for another of the family",
                    "Binding",
                    "run.copy(1L << rule.position())",
                    "run.copy(1L)"),
            new Fault(
                    "the older version's run goes on as well",
                    "Binding",
                    "        return null;\n    }\n\n    /**\n     * What the run has stays",
                    "        return rule;\n    }\n\n    /**\n     * What the run has stays"),
            new Fault(
                    "a ride keeps more than it needs",
                    "Ride",
                    "while (run.trail.size() > step.most)",
                    "if (run.trail.size() > step.most)"));
}
