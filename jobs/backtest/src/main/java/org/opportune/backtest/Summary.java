package org.opportune.backtest;

import java.util.Locale;
import java.util.Map;

/** The sentence that says the most important thing first. */
final class Summary {
    private static final Map<String, String> HINTS = Map.of(
            "NO_CONSENT", " Nobody agreed to be spoken to as far as the archive knows.",
            "SHADOW", " What is in shadow is only looked at: --set ID.status=live tries it.");

    private Summary() {}

    static String of(long events, long matches, long subscribers, Result.Outcome all) {
        if (events == 0) {
            return "The window holds no events: nothing was tried.";
        }
        if (matches == 0) {
            return count(events, "event") + ", no scenario matched.";
        }
        String found = count(matches, "match") + " for " + count(subscribers, "subscriber");
        if (all.actions() == 0 && all.held() == 0 && all.refusals().size() == 1) {
            String reason = all.refusals().firstKey();
            return "Every decision is refused " + reason + ": " + found + ", no push would have been sent."
                    + HINTS.getOrDefault(reason, "");
        }
        Map.Entry<String, Long> most = all.refusals().entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElse(null);
        return found + ": " + (all.actions() == 1 ? "1 push" : number(all.actions()) + " pushes")
                + " would have been sent, " + number(all.decisions() - all.actions()) + " refused"
                + (all.held() == 0 ? "" : ", " + number(all.held()) + " held beyond the end")
                + (most == null ? "." : ", most often " + most.getKey() + " (" + number(most.getValue()) + ").");
    }

    private static String count(long n, String noun) {
        String plural = noun.endsWith("ch") ? noun + "es" : noun + "s";
        return number(n) + " " + (n == 1 ? noun : plural);
    }

    private static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }
}
