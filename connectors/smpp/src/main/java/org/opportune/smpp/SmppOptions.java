package org.opportune.smpp;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.opportune.schemas.option.OptionSet;
import org.opportune.schemas.option.Rule;
import org.opportune.schemas.option.SecretReference;
import org.opportune.schemas.option.Settings;

/**
 * The checked options of one bind. A value: immutable, shipped with a sink. It holds where the password is kept, never
 * the password.
 */
public final class SmppOptions implements Serializable {
    private static final long serialVersionUID = 1L;
    /** password is 9 octets with its NUL (SMPP 3.4, 5.2.2). */
    private static final int MAX_PASSWORD = 8;

    private final EnumMap<SmppOption, String> values = new EnumMap<>(SmppOption.class);
    private final EnumMap<SmppOption, Long> numbers = new EnumMap<>(SmppOption.class);
    private final BindMode bindMode;
    private final TreeSet<Integer> tryAgain = new TreeSet<>();

    private SmppOptions(OptionSet options) {
        for (SmppOption option : SmppOption.values()) {
            values.put(option, options.text(option));
            if (option.rule() instanceof Rule.Whole || option.rule() instanceof Rule.Time) {
                numbers.put(option, options.number(option));
            }
        }
        bindMode = BindMode.valueOf(options.text(SmppOption.BIND_MODE).toUpperCase(Locale.ROOT));
        for (String status : options.text(SmppOption.TRY_AGAIN).split(",", -1)) {
            if (!status.isBlank()) {
                tryAgain.add(Integer.decode(status.strip()));
            }
        }
    }

    /**
     * The options in {@code configuration}, keys as {@link SmppOption#key}; keys that do not start with {@code smpp.}
     * are left alone.
     *
     * @throws org.opportune.schemas.option.InvalidOptions with every rule broken
     */
    public static SmppOptions of(Map<String, String> configuration) {
        Map<String, String> ours = new TreeMap<>(configuration);
        ours.keySet().removeIf(key -> !key.startsWith("smpp."));
        OptionSet options =
                new OptionSet(Settings.of(ours), OptionSet.Spelling.NONE, Arrays.asList(SmppOption.values()));
        check(options);
        options.finish();
        return of(options);
    }

    /** Finds what is wrong beyond the rule of each {@link SmppOption}. */
    public static void check(OptionSet options) {
        ordered(options, SmppOption.RECONNECT_MIN, SmppOption.RECONNECT_MAX);
        ordered(options, SmppOption.THROTTLE_BACKOFF_MIN, SmppOption.THROTTLE_BACKOFF_MAX);
    }

    /** Out of options that were checked, {@link SmppOption} among them. */
    public static SmppOptions of(OptionSet options) {
        return new SmppOptions(options);
    }

    private static void ordered(OptionSet options, SmppOption low, SmppOption high) {
        if (options.number(low) > options.number(high)) {
            options.fault(low, "must not be above " + high.key());
        }
    }

    /** Host of the message centre. */
    public String host() {
        return text(SmppOption.HOST);
    }

    /** TCP port. */
    public int port() {
        return number(SmppOption.PORT);
    }

    /** Name of the message centre in results. */
    public String smscId() {
        String id = text(SmppOption.SMSC_ID);
        return id.isEmpty() ? host() + ":" + port() : id;
    }

    /** Direction of the bind. */
    public BindMode bindMode() {
        return bindMode;
    }

    /** Whether {@code commandStatus} means "rejected, try again". */
    public boolean isTryAgain(int commandStatus) {
        return tryAgain.contains(commandStatus);
    }

    /** A text option. */
    public String text(SmppOption option) {
        return Objects.requireNonNull(values.get(option), option.key());
    }

    /** A number, or a duration in ms. */
    public int number(SmppOption option) {
        return Math.toIntExact(Objects.requireNonNull(numbers.get(option), option.key()));
    }

    /**
     * The password, read now from where it is kept; empty if nothing was said.
     *
     * @throws IOException naming the option, never the content, if it cannot be read or is too long
     */
    public String readPassword() throws IOException {
        String reference = text(SmppOption.PASSWORD);
        if (reference.isEmpty()) {
            return "";
        }
        String password;
        try {
            password = SecretReference.read(reference);
        } catch (IOException e) {
            throw new IOException(SmppOption.PASSWORD.key() + ": " + e.getMessage(), e);
        }
        if (password.length() > MAX_PASSWORD) {
            throw new IOException(SmppOption.PASSWORD.key() + ": must have at most " + MAX_PASSWORD
                    + " characters: length=" + password.length());
        }
        return password;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SmppOptions that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** Every option; where the password is kept is not shown. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        values.forEach((option, value) -> parts.add(
                option.key() + "=" + (option.rule() instanceof Rule.Secret && !value.isEmpty() ? "***" : value)));
        return "SmppOptions" + parts;
    }
}
