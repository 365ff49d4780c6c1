package wrong.opportune.engine;

import java.time.ZoneId;
import java.util.Locale;

/** A pure room whose answer depends on the machine, in every way. */
final class AsksWhereItRuns {
    private AsksWhereItRuns() {}

    static ZoneId zone() {
        return ZoneId.systemDefault();
    }

    static Locale locale() {
        return Locale.getDefault();
    }

    @SuppressWarnings("StringCaseLocaleUsage") // planted
    static String lower(String text) {
        return text.toLowerCase();
    }

    static String format(int n) {
        return String.format("%d", n);
    }

    static String property() {
        return System.getProperty("user.name");
    }
}
