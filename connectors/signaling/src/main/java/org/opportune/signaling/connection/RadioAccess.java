package org.opportune.signaling.connection;

import org.jspecify.annotations.Nullable;
import org.opportune.signaling.behaviour.Detail;
import org.opportune.signaling.behaviour.Detail.Handover;
import org.opportune.signaling.behaviour.Kind;
import org.opportune.signaling.behaviour.Place;
import org.opportune.signaling.bssap.Bssap;

/** What base station system and switch say of a connection to each other (TS 48.008 3.1, 3.2.1). */
final class RadioAccess {
    static final int HANDOVER_REQUEST = 0x10;
    static final int HANDOVER_REQUIRED = 0x11;
    static final int HANDOVER_REQUEST_ACK = 0x12;
    static final int HANDOVER_COMMAND = 0x13;
    static final int HANDOVER_COMPLETE = 0x14;
    static final int HANDOVER_FAILURE = 0x16;
    static final int HANDOVER_PERFORMED = 0x17;
    static final int HANDOVER_REQUIRED_REJECT = 0x1a;
    static final int CLEAR_COMMAND = 0x20;
    static final int CLEAR_REQUEST = 0x22;
    static final int COMMON_ID = 0x2f;
    static final int CIPHER_MODE_COMPLETE = 0x55;
    static final int COMPLETE_LAYER_3 = 0x57;

    private static final int HANDOVER_SUCCESSFUL = 0x0b;

    private RadioAccess() {}

    static void take(Step step) {
        switch (step.bssap.bssmap()) {
            case COMPLETE_LAYER_3 -> step.at.place = cell(step.bssap, 0);
            case COMMON_ID -> {
                if (step.bssap.imsi() != 0) {
                    step.learn(step.bssap.imsi());
                }
            }
            case HANDOVER_PERFORMED -> performed(step);
            case HANDOVER_REQUIRED -> want(step, step.at.place, cell(step.bssap, 0));
            case HANDOVER_REQUEST -> requested(step);
            case HANDOVER_REQUEST_ACK, HANDOVER_COMMAND -> step.at.command = command(step);
            case HANDOVER_REQUIRED_REJECT, HANDOVER_FAILURE -> failed(step);
            case CLEAR_REQUEST -> lost(step);
            case CLEAR_COMMAND -> clear(step);
            default -> {}
        }
    }

    private static Place cell(Bssap bssap, int i) {
        return new Place(bssap.cellPlmn(i), bssap.cellArea(i), bssap.cellIdentity(i));
    }

    /** A cell that is named without its network is of the network that is known. */
    private static Place inNetwork(Place cell, Place known) {
        return cell.plmn() < 0 && cell.isKnown() ? new Place(known.plmn(), cell.lac(), cell.ci()) : cell;
    }

    private static void performed(Step step) {
        Place from = step.at.place;
        Place to = inNetwork(cell(step.bssap, 0), from);
        step.at.place = to.isCell() ? to : from;
        step.emit(Kind.HANDOVER, new Handover(false, from, step.at.place, step.bssap.bssmapCause(), Detail.NEVER));
    }

    private static void want(Step step, Place from, Place to) {
        Connection at = step.at;
        at.wantedNs = step.timeNs;
        at.wantedCause = step.bssap.bssmapCause();
        at.wantedFrom = from;
        at.wantedTo = inNetwork(to, from);
    }

    private static void requested(Step step) {
        if (step.bssap.imsi() != 0) {
            step.learn(step.bssap.imsi());
        }
        want(step, cell(step.bssap, 0), cell(step.bssap, 1));
    }

    /** The target's Layer 3 Information, which the switch passes on as it is (TS 48.008 3.1.5.2): it joins the two legs. */
    private static long command(Step step) {
        Bssap bssap = step.bssap;
        return bssap.layerThreeLength() <= 0
                ? 0
                : Hash.of(step.octets, bssap.layerThreeOffset(), bssap.layerThreeLength(), HANDOVER_COMMAND);
    }

    private static void failed(Step step) {
        Connection at = step.at;
        if (at.wantedNs != Detail.NEVER) {
            step.emit(
                    Kind.HANDOVER_FAILED,
                    new Handover(true, at.wantedFrom, at.wantedTo, step.bssap.bssmapCause(), at.wantedNs));
        }
        forget(at);
    }

    private static void forget(Connection at) {
        at.wantedNs = Detail.NEVER;
        at.wantedCause = Detail.NONE;
        at.wantedFrom = Place.UNKNOWN;
        at.wantedTo = Place.UNKNOWN;
        at.command = 0;
    }

    private static void lost(Step step) {
        step.at.lostNs = step.timeNs;
        step.emit(Kind.CLEAR_REQUESTED, new Detail.Cause(step.bssap.bssmapCause()));
    }

    private static void clear(Step step) {
        if (step.bssap.bssmapCause() == HANDOVER_SUCCESSFUL) {
            // What was open goes on elsewhere; if it was not joined, nobody here knows how it ends.
            step.at.transactions.clear();
        } else {
            ConnectionMachine.endCalls(step);
        }
    }

    /**
     * The handset is in the target's cell: what the source leg knows goes over to it (TS 48.008 3.1.5.3.3).
     *
     * @param source the leg that was told the command of this target; null = not seen
     */
    static void complete(Step step, @Nullable Connection source) {
        Connection at = step.at;
        Connection wanted = source == null ? at : source;
        Place from = source == null ? at.wantedFrom : source.place;
        at.place = inNetwork(at.wantedTo, from);
        Handover done = new Handover(true, from, at.place, wanted.wantedCause, wanted.wantedNs);
        if (source != null) {
            takeOver(step, source);
        }
        step.emit(Kind.HANDOVER, done);
        forget(at);
    }

    private static void takeOver(Step step, Connection source) {
        Connection at = step.at;
        // Both sides have changed places: the switch began the target's leg.
        boolean turned = source.role != at.role;
        source.transactions.forEach(transaction -> at.transactions.add(transaction.turned(turned)));
        source.transactions.clear();
        at.emergency |= source.emergency;
        at.imei = at.imei == 0 ? source.imei : at.imei;
        at.hasTmsi = source.hasTmsi;
        at.tmsi = source.tmsi;
        at.tmsiLac = source.tmsiLac;
        if (at.imsi == 0 && source.imsi != 0) {
            step.learn(source.imsi);
        }
    }
}
