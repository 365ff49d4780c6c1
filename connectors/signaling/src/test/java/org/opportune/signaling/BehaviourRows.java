package org.opportune.signaling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.opportune.signaling.behaviour.Behaviour;
import org.opportune.signaling.behaviour.Detail;
import org.opportune.signaling.behaviour.Detail.Call;
import org.opportune.signaling.behaviour.Detail.Handover;
import org.opportune.signaling.behaviour.Detail.Handset;
import org.opportune.signaling.behaviour.Detail.Result;
import org.opportune.signaling.behaviour.Detail.Service;
import org.opportune.signaling.behaviour.Detail.Sms;
import org.opportune.signaling.behaviour.Detail.Update;
import org.opportune.signaling.behaviour.Dialled;
import org.opportune.signaling.behaviour.Kind;
import org.opportune.signaling.behaviour.Place;
import org.opportune.signaling.identity.Numbers;

/** Behaviours in the words of the reference, one row for each message that it lists. */
final class BehaviourRows {
    private static final String[] UPDATES = {"normal", "periodic", "attach"};

    /** Rows by time in microseconds, event and IMSI. */
    final Map<String, Map<String, Object>> rows = new TreeMap<>();

    final List<String> doubles = new ArrayList<>();
    private final Numbers numbers;

    BehaviourRows(Numbers numbers) {
        this.numbers = numbers;
    }

    void take(Behaviour behaviour) {
        long atNs = behaviour.proof().timeNs();
        Detail detail = behaviour.detail();
        switch (behaviour.kind()) {
            case POWER_ON, PERIODIC_UPDATE, LOCATION_UPDATE -> update(behaviour, (Update) detail);
            case UPDATE_REJECTED ->
                row(behaviour, atNs, "location_update_rejected", "cause", ((Update) detail).cause());
            case POWER_OFF -> row(behaviour, atNs, "imsi_detach");
            case IMEI_SEEN -> imei(behaviour, (Handset) detail);
            case CALL_ENDED -> call(behaviour, (Call) detail);
            case SMS_SENT, SMS_RECEIVED -> sms(behaviour, (Sms) detail);
            case SERVICE -> service(behaviour, (Service) detail);
            case CLEAR_REQUESTED -> row(behaviour, atNs, "clear_request", "cause", ((Detail.Cause) detail).cause());
            case HANDOVER -> {
                Handover handover = (Handover) detail;
                row(
                        behaviour,
                        atNs,
                        "handover_msg",
                        "msg",
                        "Handover Performed",
                        "cause",
                        handover.cause(),
                        "ie_lacs",
                        hex(handover.to().lac()),
                        "ie_cis",
                        hex(handover.to().ci()));
            }
            case HANDOVER_FAILED -> failed(behaviour, (Handover) detail);
            default -> {}
        }
    }

    private void row(Behaviour behaviour, long atNs, String event, @Nullable Object... more) {
        Map<String, Object> row = new TreeMap<>();
        String imsi = Long.toString(behaviour.subject().imsi()).substring(1);
        long msisdn = numbers.msisdn(behaviour.subject().imsi());
        row.put("msisdn", msisdn == Numbers.NONE ? "null" : Long.toString(msisdn));
        Place place = behaviour.place();
        if (place.isCell()) {
            row.put("lac", place.lac());
            row.put("ci", place.ci());
        }
        for (int i = 0; i < more.length; i += 2) {
            if (more[i + 1] != null) {
                row.put((String) more[i], more[i + 1]);
            }
        }
        String key = atNs / 1_000 + " " + event + " " + imsi;
        if (rows.put(key, row) != null) {
            doubles.add(key);
        }
    }

    private void update(Behaviour behaviour, Update update) {
        row(
                behaviour,
                behaviour.proof().timeNs(),
                "location_update",
                "lu_type",
                UPDATES[update.type()],
                "mi",
                update.byTmsi() ? "tmsi" : "imsi",
                "old_lac",
                update.from().isKnown() ? hex(update.from().lac()) : "none",
                "new_tmsi",
                update.hasNewTmsi() ? String.format(Locale.ROOT, "0x%08x", update.newTmsi()) : null);
    }

    private void imei(Behaviour behaviour, Handset handset) {
        row(
                behaviour,
                behaviour.proof().timeNs(),
                "imei_seen",
                "imei14",
                Long.toString(handset.imei()).substring(1),
                "kind",
                handset.version() == Detail.NONE ? "imei" : "imeisv");
    }

    private void call(Behaviour behaviour, Call call) {
        row(
                behaviour,
                call.setupNs(),
                "call",
                "dir",
                call.originating() ? "MO" : "MT",
                call.originating() ? "called" : "calling",
                text(call.other()),
                "ring_s",
                call.ringNs() == Detail.NEVER ? null : call.ringNs() / 1e9,
                "duration_s",
                call.durationNs() == Detail.NEVER ? null : call.durationNs() / 1e9,
                "alerted",
                call.alerted(),
                "answered",
                call.answered(),
                "cause",
                call.cause(),
                "released_by",
                call.releasedBy() == Detail.Side.HANDSET ? "MS" : "network",
                "end",
                call.endedNs() / 1e9);
    }

    private void sms(Behaviour behaviour, Sms sms) {
        boolean sent = behaviour.kind() == Kind.SMS_SENT;
        row(behaviour, sms.sentNs(), sent ? "sms_submit" : "sms_deliver", sent ? "to" : "frm", text(sms.other()));
        if (sms.result() == Result.ACCEPTED) {
            row(behaviour, behaviour.proof().timeNs(), "sms_ack", "by", sent ? "network" : "MS");
        }
    }

    private void service(Behaviour behaviour, Service service) {
        row(
                behaviour,
                service.requestedNs(),
                "ss",
                "msg",
                "Register (0x3b)",
                "by",
                service.byNetwork() ? "network" : "MS",
                "op",
                Integer.toString(service.operation()),
                "ussd",
                text(service.dialled()));
        int answer = service.error() == Detail.NONE ? service.operation() : service.error();
        row(
                behaviour,
                behaviour.proof().timeNs(),
                "ss",
                "msg",
                "Release Complete (0x2a)",
                "by",
                service.byNetwork() ? "MS" : "network",
                "op",
                Integer.toString(answer));
    }

    /** The controller that wanted it is in a cell; the one that was asked is in none. */
    private void failed(Behaviour behaviour, Handover handover) {
        boolean wanted = behaviour.place().isCell();
        String to = hex(handover.to().lac());
        String toCell = hex(handover.to().ci());
        row(
                behaviour,
                handover.wantedNs(),
                "handover_msg",
                "msg",
                wanted ? "Handover Required" : "Handover Request",
                "ie_lacs",
                wanted ? to : "[" + hex(handover.from().lac()) + ", " + to + "]",
                "ie_cis",
                wanted ? toCell : "[" + hex(handover.from().ci()) + ", " + toCell + "]");
        row(
                behaviour,
                behaviour.proof().timeNs(),
                "handover_msg",
                "msg",
                wanted ? "Handover Required Reject" : "Handover Failure",
                "cause",
                handover.cause());
    }

    private static String hex(int value) {
        return String.format(Locale.ROOT, "0x%04x", value);
    }

    private static @Nullable String text(@Nullable Dialled number) {
        return number == null ? null : number.text();
    }
}
