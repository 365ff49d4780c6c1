package org.opportune.smpp;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The checked options of one bind. A value: immutable, shipped with a sink. It holds where the password is kept, never
 * the password.
 */
public final class SmppOptions implements Serializable {
    private static final long serialVersionUID = 1L;
    /** password is 9 octets with its NUL (SMPP 3.4, 5.2.2). */
    private static final int MAX_PASSWORD = 8;

    private final EnumMap<SmppOption, String> values;
    private final EnumMap<SmppOption, Long> numbers;
    private final BindMode bindMode;
    private final TreeSet<Integer> tryAgain;

    SmppOptions(
            EnumMap<SmppOption, String> values,
            EnumMap<SmppOption, Long> numbers,
            BindMode bindMode,
            Set<Integer> tryAgain) {
        this.values = values;
        this.numbers = numbers;
        this.bindMode = bindMode;
        this.tryAgain = new TreeSet<>(tryAgain);
    }

    /**
     * The options in {@code configuration}, keys as {@link SmppOption#key}; keys that do not start with {@code smpp.}
     * are left alone.
     *
     * @throws InvalidSmppOptions with every rule broken
     */
    public static SmppOptions of(Map<String, String> configuration) {
        return new SmppOptionsReader(configuration).read();
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
     * The password, read now from the file or variable named; empty if neither is named.
     *
     * @throws IOException naming the option, never the content, if it cannot be read or is too long
     */
    public String readPassword() throws IOException {
        String file = text(SmppOption.PASSWORD_FILE);
        String variable = text(SmppOption.PASSWORD_ENV);
        if (!file.isEmpty()) {
            return checked(SmppOption.PASSWORD_FILE, file, firstLine(file));
        }
        if (!variable.isEmpty()) {
            String value = System.getenv(variable);
            if (value == null) {
                throw new IOException(SmppOption.PASSWORD_ENV.key() + ": variable must be set: name=" + variable);
            }
            return checked(SmppOption.PASSWORD_ENV, variable, value);
        }
        return "";
    }

    private static String firstLine(String file) throws IOException {
        try {
            List<String> lines = Files.readAllLines(Path.of(file));
            return lines.isEmpty() ? "" : lines.get(0).strip();
        } catch (IOException e) {
            throw new IOException(SmppOption.PASSWORD_FILE.key() + ": file must be readable: name=" + file, e);
        }
    }

    private static String checked(SmppOption option, String name, String password) throws IOException {
        if (password.length() > MAX_PASSWORD) {
            throw new IOException(option.key() + ": password must have at most " + MAX_PASSWORD + " characters: name="
                    + name + ", length=" + password.length());
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

    /** Every option that is set; the password is not among them. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        values.forEach((option, value) -> parts.add(option.key() + "=" + value));
        return "SmppOptions" + parts;
    }
}
