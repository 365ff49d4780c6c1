package org.opportune.signaling.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.event.EventKind;
import org.opportune.signaling.behaviour.Detail;

/** Names of operations and supplementary services (TS 24.080 4.5, TS 29.002 17.7.5). */
final class Services {
    private static final Map<Integer, String> OPERATIONS = Map.ofEntries(
            Map.entry(10, "registerSS"),
            Map.entry(11, "eraseSS"),
            Map.entry(12, "activateSS"),
            Map.entry(13, "deactivateSS"),
            Map.entry(14, "interrogateSS"),
            Map.entry(16, "notifySS"),
            Map.entry(17, "registerPassword"),
            Map.entry(18, "getPassword"),
            Map.entry(19, "processUnstructuredSS-Data"),
            Map.entry(59, "processUnstructuredSS-Request"),
            Map.entry(60, "unstructuredSS-Request"),
            Map.entry(61, "unstructuredSS-Notify"));

    private static final Map<Integer, String> CODES = Map.ofEntries(
            Map.entry(0x11, "clip"),
            Map.entry(0x12, "clir"),
            Map.entry(0x20, "call-forwarding"),
            Map.entry(0x21, "cfu"),
            Map.entry(0x28, "conditional-forwarding"),
            Map.entry(0x29, "cfb"),
            Map.entry(0x2a, "cfnry"),
            Map.entry(0x2b, "cfnrc"),
            Map.entry(0x41, "call-waiting"),
            Map.entry(0x42, "call-hold"),
            Map.entry(0x90, "call-barring"),
            Map.entry(0x92, "baoc"),
            Map.entry(0x93, "boic"),
            Map.entry(0x94, "boic-ex-home"),
            Map.entry(0x9a, "baic"),
            Map.entry(0x9b, "bic-roaming"));

    private Services() {}

    /** Only what the subscriber asked for and got; null for the rest. */
    static @Nullable EventKind kind(Detail.Service service) {
        if (service.byNetwork() || !service.answered() || service.error() != Detail.NONE) {
            return null;
        }
        return ussd(service) ? EventKind.SERVICE_QUERY : EventKind.SUPPLEMENTARY_SERVICE;
    }

    private static boolean ussd(Detail.Service service) {
        return service.operation() == 59 || service.operation() == 19;
    }

    static String code(Detail.Service service) {
        if (service.dialled() != null) {
            return service.dialled().text();
        }
        if (service.code() == Detail.NONE) {
            return ussd(service) ? "ussd" : "unknown";
        }
        return CODES.getOrDefault(service.code(), "ss-" + service.code());
    }

    static @Nullable String operation(Detail.Service service) {
        return OPERATIONS.get(service.operation());
    }
}
