package org.opportune.smpp.receipt;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.outcome.InboundMessage;

/**
 * A delivery receipt. Optional parameters count before text (SMPP 3.4, 5.3.2.12 and 5.3.2.35; text form: Appendix B).
 *
 * @param messageId as the message centre wrote it; it may differ from the one in the answer in case and leading zeros
 * @param state what became of the message
 * @param errorCode the {@code err} field if it is a decimal number, else null
 */
public record Receipt(
        String messageId, State state, @Nullable Integer errorCode) {
    /** The message_state values (SMPP 3.4, 5.2.28; SMPP 5.0, 4.7.15) and {@code OTHER} for what is none of them. */
    public enum State {
        SCHEDULED("SCHEDUL"),
        ENROUTE("ENROUTE"),
        DELIVERED("DELIVRD"),
        EXPIRED("EXPIRED"),
        DELETED("DELETED"),
        UNDELIVERABLE("UNDELIV"),
        ACCEPTED("ACCEPTD"),
        UNKNOWN("UNKNOWN"),
        REJECTED("REJECTD"),
        SKIPPED("SKIPPED"),
        /** A state this release does not know. */
        OTHER("");

        private static final int CODES = 10;

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** Whether no further receipt is to be expected. */
        public boolean isFinal() {
            return switch (this) {
                case DELIVERED, EXPIRED, DELETED, UNDELIVERABLE, REJECTED, SKIPPED, UNKNOWN -> true;
                case SCHEDULED, ENROUTE, ACCEPTED, OTHER -> false;
            };
        }

        static State ofCode(int code) {
            return code >= 0 && code < CODES ? values()[code] : OTHER;
        }

        /** Accepts the seven letters of the standard and the whole word. */
        static State ofWord(String word) {
            String upper = word.toUpperCase(Locale.ROOT);
            for (State state : values()) {
                if (state != OTHER && (state.word.equals(upper) || state.name().equals(upper))) {
                    return state;
                }
            }
            return OTHER;
        }
    }

    /** esm_class, message type bits (SMPP 3.4, 5.2.12). */
    private static final int TYPE = 0x3C;

    private static final int RECEIPT = 0x04;
    private static final int INTERMEDIATE = 0x20;

    /** The receipt in {@code message}, or null if it is none. Never throws for content. */
    public static @Nullable Receipt of(InboundMessage message) {
        int type = message.getEsmClass() & TYPE;
        boolean declared = type == RECEIPT || type == INTERMEDIATE;
        ReceiptText text = ReceiptText.of(new String(MoText.octets(message), StandardCharsets.ISO_8859_1));
        String id = message.getReceiptedMessageId();
        if (id == null && !(text.id() != null && (declared || (type == 0 && text.stat() != null)))) {
            return null;
        }
        String messageId = id != null ? id : text.id();
        return messageId == null ? null : new Receipt(messageId, state(message, text), text.errorCode());
    }

    private static State state(InboundMessage message, ReceiptText text) {
        Integer code = message.getMessageState();
        if (code != null) {
            return State.ofCode(code);
        }
        String stat = text.stat();
        return stat == null ? State.OTHER : State.ofWord(stat);
    }
}
