package org.opportune.signaling.connection;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opportune.signaling.behaviour.Behaviour;
import org.opportune.signaling.behaviour.Detail;
import org.opportune.signaling.behaviour.Place;
import org.opportune.signaling.behaviour.Subject;
import org.opportune.signaling.sccp.Reassembly;

/**
 * What one SCCP connection has shown so far (Q.714 3): state without behaviour, some hundred octets. A half of which only
 * one direction is known, because its CR and CC were not seen, is a connection too: its initiator is then whoever receives.
 */
final class Connection {
    /** Transactions that are remembered at once; beyond, the oldest that has ended is forgotten. */
    static final int MOST_TRANSACTIONS = 8;

    /** Behaviours of a half that wait for an identity. */
    static final int MOST_HELD = 8;

    static final int NO_REFERENCE = -1;

    final int networkIndicator;
    final int initiator;
    final int responder;

    /** True if no CR was seen. */
    final boolean half;

    int initiatorReference;
    int responderReference = NO_REFERENCE;
    final long startNs;
    long lastNs;
    long id;
    boolean released;
    Role role = Role.UNKNOWN;

    long imsi;
    boolean hasTmsi;
    int tmsi;
    int tmsiLac = -1;
    boolean hasNewTmsi;
    int newTmsi;
    int newTmsiLac = -1;
    long imei;
    boolean emergency;
    Place place = Place.UNKNOWN;

    /** Type of the location update that waits for its answer; {@link Detail#NONE} = none. */
    int updateType = Detail.NONE;

    Place updateFrom = Place.UNKNOWN;
    boolean updateByTmsi;

    /** When a handover was wanted; {@link Detail#NEVER} = none. */
    long wantedNs = Detail.NEVER;

    int wantedCause = Detail.NONE;
    Place wantedFrom = Place.UNKNOWN;
    Place wantedTo = Place.UNKNOWN;

    /** A hash of the HANDOVER COMMAND that the target gave and the switch passes on; 0 = none. */
    long command;

    /** When the base station system lost the handset. */
    long lostNs = Detail.NEVER;

    final List<Transaction> transactions = new ArrayList<>(2);

    /** Of a half: waits for an identity. */
    final List<Behaviour> held = new ArrayList<>(0);

    /** Segments of a message whose rest must come (Q.713 3.7); null = none. */
    @Nullable
    Reassembly fromInitiator;

    @Nullable
    Reassembly fromResponder;

    /** Neighbours in the order of last use; no state. */
    @Nullable
    Connection older;

    @Nullable
    Connection newer;

    Connection(int networkIndicator, int initiator, int responder, int reference, boolean half, long startNs) {
        this.networkIndicator = networkIndicator;
        this.initiator = initiator;
        this.responder = responder;
        this.initiatorReference = reference;
        this.half = half;
        this.startNs = startNs;
        this.lastNs = startNs;
        this.id = Hash.mix(Hash.mix(initiator, responder), Hash.mix(reference, startNs));
    }

    /** The switch's point code, or 0 if no message has told which side it is. */
    int switchCode() {
        return switch (role) {
            case UNKNOWN -> 0;
            case INITIATOR_IS_BSS -> responder;
            case INITIATOR_IS_SWITCH -> initiator;
        };
    }

    long scope(int lac) {
        return Subject.scope(networkIndicator, switchCode(), lac);
    }

    Subject subject() {
        boolean temporary = imsi == 0 && hasTmsi && role != Role.UNKNOWN;
        return new Subject(imsi, temporary, temporary ? tmsi : 0, temporary ? scope(tmsiLac) : 0, imei, id, emergency);
    }

    @Nullable
    Transaction find(int key) {
        for (int i = 0; i < transactions.size(); i++) {
            if (transactions.get(i).key == key) {
                return transactions.get(i);
            }
        }
        return null;
    }

    /** A fresh one with this key; one that has it already is forgotten. */
    Transaction begin(int key) {
        transactions.removeIf(old -> old.key == key);
        if (transactions.size() == MOST_TRANSACTIONS) {
            int ended = 0;
            while (ended < transactions.size() - 1 && !transactions.get(ended).told) {
                ended++;
            }
            transactions.remove(transactions.get(ended).told ? ended : 0);
        }
        Transaction fresh = new Transaction(key);
        transactions.add(fresh);
        return fresh;
    }

    void keep(boolean ofInitiator, @Nullable Reassembly open) {
        if (ofInitiator) {
            fromInitiator = open;
        } else {
            fromResponder = open;
        }
    }
}
