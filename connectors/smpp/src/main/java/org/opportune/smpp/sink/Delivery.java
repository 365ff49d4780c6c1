package org.opportune.smpp.sink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.opportune.schemas.EventIds;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.ledger.Intent;
import org.opportune.smpp.SmppOption;
import org.opportune.smpp.SmppOptions;
import org.opportune.smpp.session.ShortMessage;
import org.opportune.smpp.session.ShortMessage.Address;
import org.opportune.smpp.session.ValidityPeriod;
import org.opportune.smpp.text.Segments;
import org.opportune.smpp.text.TextTooLong;

/**
 * One action on its way, segment after segment: the next one is written when the one before is accepted, so a refusal
 * of the first means that nothing was sent. Not thread-safe.
 */
final class Delivery {
    /** An action that can be no submit_sm; the status is the one a message centre would give. */
    static final class Unsendable extends Exception {
        private static final long serialVersionUID = 1L;

        final int commandStatus;

        Unsendable(int commandStatus) {
            super("command_status=" + commandStatus);
            this.commandStatus = commandStatus;
        }
    }

    private static final int INVALID_LENGTH = 0x01;
    private static final int INVALID_SOURCE = 0x0A;
    private static final int INVALID_DESTINATION = 0x0B;
    private static final int ALPHANUMERIC_TON = 5;
    /** 3GPP TS 23.040, 9.1.2.5: ten octets of packed septets. */
    private static final int ALPHANUMERIC_LENGTH = 11;

    private static final int E164_DIGITS = 15;

    private final Action action;
    private final Segments segments;
    private final Address source;
    private final Address destination;
    private final Intent intent;
    private final List<String> messageIds = new ArrayList<>();

    private Delivery(Action action, Segments segments, Address source, Address destination, Intent intent) {
        this.action = action;
        this.segments = segments;
        this.source = source;
        this.destination = destination;
        this.intent = intent;
    }

    /**
     * Both references come from the action's id, so a second attempt carries the same.
     *
     * @param attempt from 1 on
     */
    static Delivery of(Action action, int attempt, SmppOptions options) throws Unsendable {
        byte[] hash = EventIds.hash(EventIds.part(action.getId()));
        String digits = Long.toString(action.getMsisdn());
        if (action.getMsisdn() <= 0 || digits.length() > E164_DIGITS) {
            throw new Unsendable(INVALID_DESTINATION);
        }
        try {
            Segments segments = Segments.of(action.getText(), hash[2]);
            Intent intent = new Intent(
                    action.getId(),
                    action.getMsisdn(),
                    action.getCampaign(),
                    action.getPurpose(),
                    attempt,
                    options.smscId(),
                    ByteBuffer.wrap(hash).getShort() & 0xFFFF,
                    segments.parts().size(),
                    action.getValidUntilMs());
            return new Delivery(
                    action, segments, source(action.getSender(), options), new Address(1, 1, digits), intent);
        } catch (TextTooLong e) {
            throw new Unsendable(INVALID_LENGTH);
        }
    }

    private static Address source(String sender, SmppOptions options) throws Unsendable {
        String number = sender.startsWith("+") ? sender.substring(1) : sender;
        boolean digits = !number.isEmpty() && number.chars().allMatch(c -> c >= '0' && c <= '9');
        Address address;
        if (!digits) {
            address = new Address(ALPHANUMERIC_TON, 0, sender);
        } else if (number.length() <= options.number(SmppOption.SHORT_CODE_DIGITS)) {
            address = new Address(
                    options.number(SmppOption.SHORT_CODE_TON), options.number(SmppOption.SHORT_CODE_NPI), number);
        } else {
            address = new Address(1, 1, number);
        }
        if (!address.valid() || (!digits && sender.length() > ALPHANUMERIC_LENGTH)) {
            throw new Unsendable(INVALID_SOURCE);
        }
        return address;
    }

    Action action() {
        return action;
    }

    String id() {
        return action.getId();
    }

    /** What is written down before it is sent. */
    Intent intent() {
        return intent;
    }

    int segments() {
        return segments.parts().size();
    }

    /** Whether the message centre has a part of it. */
    boolean started() {
        return !messageIds.isEmpty();
    }

    boolean complete() {
        return messageIds.size() == segments();
    }

    List<String> messageIds() {
        return List.copyOf(messageIds);
    }

    void accepted(String messageId) {
        messageIds.add(messageId);
    }

    /** The next segment. A receipt is asked for with the last one. */
    ShortMessage next(long nowMs) {
        int index = messageIds.size();
        return new ShortMessage(
                source,
                destination,
                segments.headed(),
                segments.coding().dataCoding(),
                ValidityPeriod.ofMs(action.getValidUntilMs() - nowMs),
                index == segments() - 1,
                intent.getReference(),
                ByteBuffer.wrap(segments.parts().get(index)));
    }
}
