package org.opportune.signaling.behaviour;

import java.util.function.Consumer;
import org.opportune.schemas.octets.OctetReader;
import org.opportune.schemas.octets.OctetWriter;
import org.opportune.signaling.behaviour.Detail.Call;
import org.opportune.signaling.behaviour.Detail.Home;
import org.opportune.signaling.behaviour.Detail.Move;
import org.opportune.signaling.bssap.Plmn;

/** Where one subscriber is, by the cells in which he is seen. */
final class Movement {
    private Place last = Place.UNKNOWN;
    private Place before = Place.UNKNOWN;
    private long changedNs;
    private int visited = Plmn.NONE;

    void take(Behaviour behaviour, Rules rules, Networks networks, Consumer<Behaviour> out) {
        if (shows(behaviour)) {
            move(behaviour, rules, out);
        }
        if (behaviour.kind() == Kind.LOCATION_UPDATE || behaviour.kind() == Kind.POWER_ON) {
            arrive(behaviour, networks, out);
        }
    }

    /** What ends late may end in a cell that was left long before. */
    private static boolean shows(Behaviour behaviour) {
        return behaviour.place().isCell()
                && switch (behaviour.kind()) {
                    case POWER_ON, PERIODIC_UPDATE, LOCATION_UPDATE, POWER_OFF, HANDOVER -> true;
                    case CALL_STARTED, CALL_ANSWERED, SMS_SENT, SMS_RECEIVED, SERVICE -> true;
                    case CALL_ENDED -> !(behaviour.detail() instanceof Call call && call.dropped());
                    default -> false;
                };
    }

    private void move(Behaviour behaviour, Rules rules, Consumer<Behaviour> out) {
        Place now = behaviour.place();
        if (last.differs(now)) {
            long timeNs = behaviour.proof().timeNs();
            if (!saysSo(behaviour.kind())) {
                out.accept(behaviour.follows(Kind.CELL_CHANGE, new Move(last)));
            }
            if (isSame(before, now) && timeNs - changedNs <= rules.returnNs()) {
                out.accept(behaviour.follows(Kind.PING_PONG, new Move(last)));
            }
            before = last;
            changedNs = timeNs;
        }
        last = now;
    }

    private static boolean isSame(Place one, Place other) {
        return one.isCell() && !one.differs(other);
    }

    private static boolean saysSo(Kind kind) {
        return kind == Kind.LOCATION_UPDATE
                || kind == Kind.PERIODIC_UPDATE
                || kind == Kind.POWER_ON
                || kind == Kind.POWER_OFF;
    }

    private void arrive(Behaviour behaviour, Networks networks, Consumer<Behaviour> out) {
        int serving = behaviour.place().plmn();
        int home = networks.home(behaviour.subject().imsi());
        if (serving == Plmn.NONE || home == Plmn.NONE || serving == visited) {
            return;
        }
        visited = serving;
        if (home != serving) {
            out.accept(behaviour.follows(Kind.ROAM_IN, new Home(home)));
        }
    }

    /** The subscriber has gone: who comes back arrives. */
    void leave() {
        visited = Plmn.NONE;
    }

    Place last() {
        return last;
    }

    void write(OctetWriter to) {
        BehaviourOctets.place(last, to);
        BehaviourOctets.place(before, to);
        to.signed(changedNs).signed(visited);
    }

    static Movement read(OctetReader from) {
        Movement read = new Movement();
        read.last = BehaviourOctets.place(from);
        read.before = BehaviourOctets.place(from);
        read.changedNs = from.signed();
        read.visited = (int) from.signed();
        return read;
    }
}
