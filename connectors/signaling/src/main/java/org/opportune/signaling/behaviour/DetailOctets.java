package org.opportune.signaling.behaviour;

import org.jspecify.annotations.Nullable;
import org.opportune.schemas.octets.OctetReader;
import org.opportune.schemas.octets.OctetWriter;
import org.opportune.signaling.behaviour.Detail.Call;
import org.opportune.signaling.behaviour.Detail.Cause;
import org.opportune.signaling.behaviour.Detail.Handover;
import org.opportune.signaling.behaviour.Detail.Handset;
import org.opportune.signaling.behaviour.Detail.Home;
import org.opportune.signaling.behaviour.Detail.Move;
import org.opportune.signaling.behaviour.Detail.Result;
import org.opportune.signaling.behaviour.Detail.Service;
import org.opportune.signaling.behaviour.Detail.Side;
import org.opportune.signaling.behaviour.Detail.Sms;
import org.opportune.signaling.behaviour.Detail.Update;

/**
 * Details of behaviours as octets, behind a number that says of which kind.
 *
 * @param base UTC ns, near the times of the detail
 */
@SuppressWarnings("EnumOrdinal") // the ordinals are the format: new constants come at the end
record DetailOctets(long base) {
    private static final Side[] SIDES = Side.values();
    private static final Result[] RESULTS = Result.values();

    void write(@Nullable Detail detail, OctetWriter to) {
        if (detail == null) {
            to.octet(0);
        } else if (detail instanceof Call call) {
            call(call, to);
        } else if (detail instanceof Sms sms) {
            sms(sms, to);
        } else if (detail instanceof Service service) {
            service(service, to);
        } else if (detail instanceof Update update) {
            update(update, to);
        } else if (detail instanceof Handset handset) {
            to.octet(5).unsigned(handset.imei()).signed(handset.version());
            to.unsigned(handset.previous()).unsigned(handset.sims());
        } else if (detail instanceof Handover handover) {
            handover(handover, to);
        } else if (detail instanceof Cause cause) {
            to.octet(7).signed(cause.cause());
        } else if (detail instanceof Home home) {
            to.octet(8).signed(home.plmn());
        } else if (detail instanceof Move move) {
            to.octet(9);
            BehaviourOctets.place(move.from(), to);
        }
    }

    private void call(Call call, OctetWriter to) {
        to.octet(1).flag(call.originating());
        BehaviourOctets.dialled(call.other(), to);
        BehaviourOctets.time(call.setupNs(), base, to);
        BehaviourOctets.time(call.alertedNs(), base, to);
        BehaviourOctets.time(call.answeredNs(), base, to);
        BehaviourOctets.time(call.endedNs(), base, to);
        to.signed(call.cause()).signed(call.causeLocation());
        to.octet(call.releasedBy().ordinal()).flag(call.dropped());
    }

    private void sms(Sms sms, OctetWriter to) {
        to.octet(2);
        BehaviourOctets.dialled(sms.other(), to);
        BehaviourOctets.dialled(sms.centre(), to);
        BehaviourOctets.time(sms.sentNs(), base, to);
        to.flag(sms.report()).octet(sms.result().ordinal()).signed(sms.cause());
    }

    private void service(Service service, OctetWriter to) {
        to.octet(3).signed(service.operation()).signed(service.code());
        BehaviourOctets.dialled(service.dialled(), to);
        to.signed(service.error()).flag(service.byNetwork()).flag(service.answered());
        BehaviourOctets.time(service.requestedNs(), base, to);
    }

    private void update(Update update, OctetWriter to) {
        to.octet(4);
        BehaviourOctets.place(update.from(), to);
        to.signed(update.type()).flag(update.byTmsi()).flag(update.hasNewTmsi());
        to.unsigned(update.newTmsi() & 0xffffffffL).signed(update.cause());
    }

    private void handover(Handover handover, OctetWriter to) {
        to.octet(6).flag(handover.between());
        BehaviourOctets.place(handover.from(), to);
        BehaviourOctets.place(handover.to(), to);
        to.signed(handover.cause());
        BehaviourOctets.time(handover.wantedNs(), base, to);
    }

    @Nullable
    Detail read(OctetReader from) {
        return switch (from.octet()) {
            case 0 -> null;
            case 1 -> call(from);
            case 2 -> sms(from);
            case 3 -> service(from);
            case 4 -> update(from);
            case 5 -> new Handset(from.unsigned(), (int) from.signed(), from.unsigned(), (int) from.unsigned());
            case 6 -> handover(from);
            case 7 -> new Cause((int) from.signed());
            case 8 -> new Home((int) from.signed());
            case 9 -> new Move(BehaviourOctets.place(from));
            default -> throw new IllegalArgumentException("octets of another version");
        };
    }

    private Call call(OctetReader from) {
        boolean originating = from.flag();
        Dialled other = BehaviourOctets.dialled(from);
        return new Call(
                originating,
                other,
                BehaviourOctets.time(from, base),
                BehaviourOctets.time(from, base),
                BehaviourOctets.time(from, base),
                BehaviourOctets.time(from, base),
                (int) from.signed(),
                (int) from.signed(),
                SIDES[from.octet()],
                from.flag());
    }

    private Sms sms(OctetReader from) {
        return new Sms(
                BehaviourOctets.dialled(from),
                BehaviourOctets.dialled(from),
                BehaviourOctets.time(from, base),
                from.flag(),
                RESULTS[from.octet()],
                (int) from.signed());
    }

    private Service service(OctetReader from) {
        return new Service(
                (int) from.signed(),
                (int) from.signed(),
                BehaviourOctets.dialled(from),
                (int) from.signed(),
                from.flag(),
                from.flag(),
                BehaviourOctets.time(from, base));
    }

    private Update update(OctetReader from) {
        return new Update(
                BehaviourOctets.place(from), (int) from.signed(), from.flag(), from.flag(), (int) from.unsigned(), (int)
                        from.signed());
    }

    private Handover handover(OctetReader from) {
        return new Handover(
                from.flag(),
                BehaviourOctets.place(from),
                BehaviourOctets.place(from),
                (int) from.signed(),
                BehaviourOctets.time(from, base));
    }
}
