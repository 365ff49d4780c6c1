package org.opportune.signaling.behaviour;

import org.jspecify.annotations.Nullable;
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
import org.opportune.signaling.octets.OctetReader;
import org.opportune.signaling.octets.OctetWriter;

/** Behaviours as octets, between keys and in state. Times of the detail are kept as distances from the proof. */
@SuppressWarnings("EnumOrdinal") // the ordinals are the format: new constants come at the end
public final class BehaviourOctets {
    private static final Kind[] KINDS = Kind.values();
    private static final Side[] SIDES = Side.values();
    private static final Result[] RESULTS = Result.values();

    private BehaviourOctets() {}

    public static void write(Behaviour behaviour, OctetWriter to) {
        Proof proof = behaviour.proof();
        Subject subject = behaviour.subject();
        to.octet(behaviour.kind().ordinal());
        to.signed(proof.timeNs()).number(proof.frame()).whole(proof.idHigh()).whole(proof.idLow());
        to.number(subject.imsi()).flag(subject.hasTmsi()).number(subject.tmsi() & 0xffffffffL);
        to.number(subject.scope()).number(subject.imei()).whole(subject.connection());
        to.flag(subject.emergency());
        place(behaviour.place(), to);
        new Writing(to, proof.timeNs()).detail(behaviour.detail());
    }

    public static Behaviour read(OctetReader from) {
        Kind kind = KINDS[from.octet()];
        Proof proof = new Proof(from.signed(), from.number(), from.whole(), from.whole());
        Subject subject = new Subject(
                from.number(),
                from.flag(),
                (int) from.number(),
                from.number(),
                from.number(),
                from.whole(),
                from.flag());
        return new Behaviour(kind, proof, subject, place(from), new Reading(from, proof.timeNs()).detail());
    }

    /** Writes a place. */
    public static void place(Place place, OctetWriter to) {
        to.signed(place.plmn()).signed(place.lac()).signed(place.ci());
    }

    /** Reads a place. */
    public static Place place(OctetReader from) {
        Place read = new Place((int) from.signed(), (int) from.signed(), (int) from.signed());
        return read.equals(Place.UNKNOWN) ? Place.UNKNOWN : read;
    }

    /** Writes a number that may be absent. */
    public static void dialled(@Nullable Dialled number, OctetWriter to) {
        to.flag(number != null);
        if (number != null) {
            to.whole(number.high()).octet(number.length()).signed(number.ton()).signed(number.npi());
            if (number.low() != 0) {
                to.flag(true).whole(number.low());
            } else {
                to.flag(false);
            }
        }
    }

    /** Reads a number that may be absent. */
    public static @Nullable Dialled dialled(OctetReader from) {
        if (!from.flag()) {
            return null;
        }
        long high = from.whole();
        int length = from.octet();
        int ton = (int) from.signed();
        int npi = (int) from.signed();
        return new Dialled(high, from.flag() ? from.whole() : 0, length, ton, npi);
    }

    /** Writes a time that may be {@link Detail#NEVER}, near {@code base}. */
    public static void time(long timeNs, long base, OctetWriter to) {
        to.flag(timeNs != Detail.NEVER);
        if (timeNs != Detail.NEVER) {
            to.signed(base - timeNs);
        }
    }

    /** Reads a time that may be {@link Detail#NEVER}. */
    public static long time(OctetReader from, long base) {
        return from.flag() ? base - from.signed() : Detail.NEVER;
    }

    private record Writing(OctetWriter to, long base) {
        void detail(@Nullable Detail detail) {
            if (detail == null) {
                to.octet(0);
            } else if (detail instanceof Call call) {
                call(call);
            } else if (detail instanceof Sms sms) {
                sms(sms);
            } else if (detail instanceof Service service) {
                service(service);
            } else if (detail instanceof Update update) {
                update(update);
            } else if (detail instanceof Handset handset) {
                to.octet(5).number(handset.imei()).signed(handset.version());
                to.number(handset.previous()).number(handset.sims());
            } else if (detail instanceof Handover handover) {
                handover(handover);
            } else if (detail instanceof Cause cause) {
                to.octet(7).signed(cause.cause());
            } else if (detail instanceof Home home) {
                to.octet(8).signed(home.plmn());
            } else if (detail instanceof Move move) {
                to.octet(9);
                place(move.from(), to);
            }
        }

        private void call(Call call) {
            to.octet(1).flag(call.originating());
            dialled(call.other(), to);
            time(call.setupNs(), base, to);
            time(call.alertedNs(), base, to);
            time(call.answeredNs(), base, to);
            time(call.endedNs(), base, to);
            to.signed(call.cause()).signed(call.causeLocation());
            to.octet(call.releasedBy().ordinal()).flag(call.dropped());
        }

        private void sms(Sms sms) {
            to.octet(2);
            dialled(sms.other(), to);
            dialled(sms.centre(), to);
            time(sms.sentNs(), base, to);
            to.flag(sms.report()).octet(sms.result().ordinal()).signed(sms.cause());
        }

        private void service(Service service) {
            to.octet(3).signed(service.operation()).signed(service.code());
            dialled(service.dialled(), to);
            to.signed(service.error()).flag(service.byNetwork()).flag(service.answered());
            time(service.requestedNs(), base, to);
        }

        private void update(Update update) {
            to.octet(4);
            place(update.from(), to);
            to.signed(update.type()).flag(update.byTmsi()).flag(update.hasNewTmsi());
            to.number(update.newTmsi() & 0xffffffffL).signed(update.cause());
        }

        private void handover(Handover handover) {
            to.octet(6).flag(handover.between());
            place(handover.from(), to);
            place(handover.to(), to);
            to.signed(handover.cause());
            time(handover.wantedNs(), base, to);
        }
    }

    private record Reading(OctetReader from, long base) {
        @Nullable
        Detail detail() {
            return switch (from.octet()) {
                case 0 -> null;
                case 1 -> call();
                case 2 -> sms();
                case 3 -> service();
                case 4 -> update();
                case 5 -> new Handset(from.number(), (int) from.signed(), from.number(), (int) from.number());
                case 6 -> handover();
                case 7 -> new Cause((int) from.signed());
                case 8 -> new Home((int) from.signed());
                case 9 -> new Move(place(from));
                default -> throw new IllegalArgumentException("octets of another version");
            };
        }

        private Call call() {
            boolean originating = from.flag();
            Dialled other = dialled(from);
            return new Call(
                    originating,
                    other,
                    time(from, base),
                    time(from, base),
                    time(from, base),
                    time(from, base),
                    (int) from.signed(),
                    (int) from.signed(),
                    SIDES[from.octet()],
                    from.flag());
        }

        private Sms sms() {
            return new Sms(dialled(from), dialled(from), time(from, base), from.flag(), RESULTS[from.octet()], (int)
                    from.signed());
        }

        private Service service() {
            return new Service(
                    (int) from.signed(),
                    (int) from.signed(),
                    dialled(from),
                    (int) from.signed(),
                    from.flag(),
                    from.flag(),
                    time(from, base));
        }

        private Update update() {
            return new Update(place(from), (int) from.signed(), from.flag(), from.flag(), (int) from.number(), (int)
                    from.signed());
        }

        private Handover handover() {
            return new Handover(from.flag(), place(from), place(from), (int) from.signed(), time(from, base));
        }
    }
}
