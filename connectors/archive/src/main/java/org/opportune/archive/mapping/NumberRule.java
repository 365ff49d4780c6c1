package org.opportune.archive.mapping;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.event.IdentityKind;
import org.opportune.schemas.event.NumberClass;

/** How the values of one number column are understood (design 3.1: a number is kept as dialled, never guessed). */
public sealed interface NumberRule {
    /**
     * Ids that are no phone numbers: digits, left-padded with zeros to {@code width}, behind {@code prefix}.
     *
     * @param prefix digits of a range that no operator uses
     */
    record Opaque(String prefix, int width) implements NumberRule {}

    /**
     * Phone numbers, international or as dialled inside {@code region}.
     *
     * @param region ISO 3166 code, for numbers without country code
     */
    record Phone(String region) implements NumberRule {}

    /** Short numbers and service codes: kept as dialled, never a subscriber. */
    record ServiceCode() implements NumberRule {}

    /** The subscriber's E.164 digits for {@code text}, or null if the rule gives it none. */
    default @Nullable Long subscriber(String text) {
        try {
            return Reading.read(this, "", text).e164();
        } catch (Rejection e) {
            return null;
        }
    }

    /** Reads numbers by rule. */
    final class Reading {
        private static final Pattern DIALLED = Pattern.compile("[0-9*#+]{1,32}");
        private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

        private Reading() {}

        static NumberReading read(NumberRule rule, String column, String text) throws Rejection {
            String digits = text.trim();
            if (digits.isEmpty()) {
                throw new Rejection(column, "number needed: length=0");
            }
            if (rule instanceof Opaque opaque) {
                return opaque(opaque, column, digits);
            }
            if (rule instanceof Phone phone) {
                return phone(phone, column, digits);
            }
            return service(column, digits);
        }

        private static NumberReading opaque(Opaque rule, String column, String digits) throws Rejection {
            if (digits.length() > rule.width() || !allDigits(digits)) {
                throw new Rejection(column, "at most " + rule.width() + " digits: length=" + digits.length());
            }
            String padded = rule.prefix() + "0".repeat(rule.width() - digits.length()) + digits;
            return new NumberReading(digits, NumberClass.OPAQUE, IdentityKind.OPAQUE, Long.valueOf(padded), true);
        }

        private static NumberReading service(String column, String digits) throws Rejection {
            if (!DIALLED.matcher(digits).matches()) {
                throw new Rejection(column, "1 to 32 of 0-9 * # +: length=" + digits.length());
            }
            return new NumberReading(digits, NumberClass.SERVICE, IdentityKind.MSISDN, null, true);
        }

        private static NumberReading phone(Phone rule, String column, String digits) throws Rejection {
            if (digits.length() > 40) {
                throw new Rejection(column, "at most 40 characters: length=" + digits.length());
            }
            try {
                PhoneNumber number = PHONES.parseAndKeepRawInput(digits, rule.region());
                // Possible in the local area only is too short to be one subscriber; a carrier code that the library
                // would strip is part of what was dialled.
                boolean real = PHONES.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
                        && number.getPreferredDomesticCarrierCode().isEmpty();
                Long e164 = real ? e164(number) : null;
                boolean valid = !real || PHONES.isValidNumber(number);
                return new NumberReading(digits, NumberClass.UNCLASSIFIED, IdentityKind.MSISDN, e164, valid);
            } catch (NumberParseException e) {
                return new NumberReading(digits, NumberClass.UNCLASSIFIED, IdentityKind.MSISDN, null, true);
            }
        }

        private static Long e164(PhoneNumber number) {
            String text = PHONES.format(number, PhoneNumberUtil.PhoneNumberFormat.E164);
            return Long.valueOf(text.substring(1));
        }

        static boolean allDigits(String text) {
            return text.chars().allMatch(c -> c >= '0' && c <= '9');
        }
    }
}
