package org.opportune.smpp;

import java.util.Locale;

/**
 * The options of one bind, each with its kind, default and range. A key is {@code smpp.} and the constant in lower
 * case with dashes.
 */
public enum SmppOption {
    /** Host of the message centre. */
    HOST(Kind.TEXT, null, 1, 255),
    /** TCP port. */
    PORT(Kind.NUMBER, "2775", 1, 65_535),
    /** Name of the message centre in results and inbound messages; default host:port. */
    SMSC_ID(Kind.TEXT, "", 0, 64),
    /** system_id of the bind (SMPP 3.4, 5.2.1). */
    SYSTEM_ID(Kind.TEXT, null, 1, 15),
    /** File whose first line is the password, read where the writer opens. */
    PASSWORD_FILE(Kind.TEXT, "", 0, 4_096),
    /** Environment variable that holds the password, read where the writer opens. */
    PASSWORD_ENV(Kind.TEXT, "", 0, 255),
    /** system_type of the bind. */
    SYSTEM_TYPE(Kind.TEXT, "", 0, 12),
    /** address_range of the bind. */
    ADDRESS_RANGE(Kind.TEXT, "", 0, 40),
    /** transceiver, transmitter or receiver. */
    BIND_MODE(Kind.MODE, "transceiver", 0, 0),
    /** Open submits per bind. */
    WINDOW(Kind.NUMBER, "100", 1, 10_000),
    /** Unsubmitted actions a writer keeps before it pushes back. */
    BUFFER(Kind.NUMBER, "1000", 1, 100_000),
    /** deliver_sm stored but not yet answered, per bind; more are answered "queue full". */
    INBOUND_WINDOW(Kind.NUMBER, "1000", 1, 100_000),
    /** A submit without an answer for this long ends unknown. */
    RESPONSE_TIMEOUT(Kind.DURATION, "10s", 50, 600_000),
    /** Longest wait for the TCP connection. */
    CONNECT_TIMEOUT(Kind.DURATION, "5s", 50, 300_000),
    /** Longest wait for the answer to a bind. */
    BIND_TIMEOUT(Kind.DURATION, "5s", 50, 300_000),
    /** enquire_link is sent after this much silence. */
    ENQUIRE_INTERVAL(Kind.DURATION, "30s", 50, 3_600_000),
    /** First pause before binding again. */
    RECONNECT_MIN(Kind.DURATION, "500ms", 10, 3_600_000),
    /** Longest pause before binding again. */
    RECONNECT_MAX(Kind.DURATION, "5s", 10, 3_600_000),
    /** First pause of a bind that was told to slow down. */
    THROTTLE_BACKOFF_MIN(Kind.DURATION, "100ms", 1, 3_600_000),
    /** Longest pause of a bind that was told to slow down. */
    THROTTLE_BACKOFF_MAX(Kind.DURATION, "5s", 1, 3_600_000),
    /** command_status values that mean "rejected, try again". */
    TRY_AGAIN(Kind.STATUSES, "0x58,0x14", 0, 0),
    /** A longer PDU is a link failure. */
    MAX_PDU_OCTETS(Kind.NUMBER, "70000", 1_024, 1_048_576),
    /** Longest wait for open submits at a checkpoint. */
    FLUSH_TIMEOUT(Kind.DURATION, "5s", 0, 600_000),
    /** Senders of at most this many digits are short codes. */
    SHORT_CODE_DIGITS(Kind.NUMBER, "8", 0, 20),
    /** Type of number of a short code. */
    SHORT_CODE_TON(Kind.NUMBER, "3", 0, 6),
    /** Numbering plan of a short code. */
    SHORT_CODE_NPI(Kind.NUMBER, "0", 0, 18);

    /** What a value looks like. */
    enum Kind {
        TEXT,
        NUMBER,
        /** Digits and ms, s, min or h; kept in ms. */
        DURATION,
        MODE,
        /** Numbers, decimal or 0x, between commas. */
        STATUSES
    }

    final Kind kind;
    /** Null: required. */
    final @org.jspecify.annotations.Nullable String byDefault;

    final long min;
    final long max;

    SmppOption(Kind kind, @org.jspecify.annotations.Nullable String byDefault, long min, long max) {
        this.kind = kind;
        this.byDefault = byDefault;
        this.min = min;
        this.max = max;
    }

    /** As it is written in a configuration. */
    public String key() {
        return "smpp." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
