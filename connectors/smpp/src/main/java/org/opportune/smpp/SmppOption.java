package org.opportune.smpp;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.option.Option;
import org.opportune.schemas.option.Rule;

/** The switches of one bind. A key is {@code smpp.} and the constant in lower case with dashes. */
public enum SmppOption implements Option {
    HOST(new Rule.Text(1, 255), null, "127.0.0.1", "Host of the message centre."),
    PORT(new Rule.Whole(1, 65_535, ""), "2775", "TCP port."),
    SMSC_ID(
            new Rule.Text(1, 64),
            "",
            "smsc-1",
            "Name of the message centre in results and inbound messages; unless set, host:port."),
    SYSTEM_ID(new Rule.Text(1, 15), null, "opportune", "system_id of the bind (SMPP 3.4, 5.2.1)."),
    PASSWORD(
            new Rule.Secret(),
            "",
            "file:/etc/opportune/smpp.password",
            "Where the password of the bind is kept, at most 8 characters; read in the TaskManager that binds."),
    SYSTEM_TYPE(new Rule.Text(1, 12), "", "VMA", "system_type of the bind."),
    ADDRESS_RANGE(new Rule.Text(1, 40), "", "10086", "address_range of the bind."),
    BIND_MODE(
            Rule.Choice.of(BindMode.class),
            "transceiver",
            "Direction of the bind; a job that sends cannot be a receiver."),
    WINDOW(new Rule.Whole(1, 10_000, "messages"), "100", "Open submits of each bind."),
    BUFFER(
            new Rule.Whole(1, 100_000, "messages"),
            "1000",
            "Unsubmitted actions that a writer keeps before it pushes back."),
    INBOUND_WINDOW(
            new Rule.Whole(1, 100_000, "messages"),
            "1000",
            "deliver_sm stored but not yet answered, of each bind; more are answered \"queue full\"."),
    RESPONSE_TIMEOUT(new Rule.Time(50, 600_000), "10s", "A submit without an answer for this long ends UNKNOWN."),
    CONNECT_TIMEOUT(new Rule.Time(50, 300_000), "5s", "Longest wait for the TCP connection."),
    BIND_TIMEOUT(new Rule.Time(50, 300_000), "5s", "Longest wait for the answer to a bind."),
    ENQUIRE_INTERVAL(new Rule.Time(50, 3_600_000), "30s", "enquire_link is sent after this much silence."),
    RECONNECT_MIN(new Rule.Time(10, 3_600_000), "500ms", "First pause before binding again."),
    RECONNECT_MAX(new Rule.Time(10, 3_600_000), "5s", "Longest pause before binding again."),
    THROTTLE_BACKOFF_MIN(new Rule.Time(1, 3_600_000), "100ms", "First pause of a bind that was told to slow down."),
    THROTTLE_BACKOFF_MAX(new Rule.Time(1, 3_600_000), "5s", "Longest pause of a bind that was told to slow down."),
    TRY_AGAIN(
            new Rule.Form("command_status values behind commas", "above 0, decimal or 0x", SmppOption::statuses),
            "0x58,0x14",
            "Answers that mean \"rejected, try again\"."),
    MAX_PDU_OCTETS(new Rule.Whole(1_024, 1_048_576, "octets"), "70000", "A longer PDU is a link failure."),
    DRAIN_TIMEOUT(new Rule.Time(0, 600_000), "5s", "Longest wait of a writer that ends for answers to what is open."),
    LEDGER_TIMEOUT(
            new Rule.Time(1_000, 3_600_000),
            "2m",
            "Longest time in which a writer that begins reads and takes over its lanes of the ledger."),
    SHORT_CODE_DIGITS(new Rule.Whole(0, 20, "digits"), "8", "Senders of at most this many digits are short codes."),
    SHORT_CODE_TON(new Rule.Whole(0, 6, ""), "3", "Type of number of a short code (SMPP 3.4, 5.2.5)."),
    SHORT_CODE_NPI(new Rule.Whole(0, 18, ""), "0", "Numbering plan of a short code (SMPP 3.4, 5.2.6).");

    @SuppressWarnings("ImmutableEnumChecker") // rules are values
    private final Rule rule;

    private final @Nullable String byDefault;
    private final String example;
    private final String description;

    SmppOption(Rule rule, String byDefault, String description) {
        this(rule, byDefault, byDefault, description);
    }

    SmppOption(Rule rule, @Nullable String byDefault, String example, String description) {
        this.rule = rule;
        this.byDefault = byDefault;
        this.example = example;
        this.description = description;
    }

    /** As it is written in a configuration. */
    @Override
    public String key() {
        return "smpp." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Rule rule() {
        return rule;
    }

    @Override
    public @Nullable String byDefault() {
        return byDefault;
    }

    @Override
    public String example() {
        return example;
    }

    @Override
    public String description() {
        return description;
    }

    private static String statuses(String text) {
        for (String part : text.split(",", -1)) {
            try {
                if (!part.isBlank() && Integer.decode(part.strip()) <= 0) {
                    return "must be command_status values above 0";
                }
            } catch (NumberFormatException e) {
                return "must be numbers behind commas, such as 0x58,0x14";
            }
        }
        return "";
    }
}
