package org.opportune.language;

import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opportune.language.YamlNode.Entry;
import org.opportune.language.YamlNode.Scalar;
import org.opportune.language.condition.CheckedCondition;
import org.opportune.language.condition.Conditions;
import org.opportune.language.condition.Suggest;
import org.opportune.language.condition.Vocabulary;
import org.opportune.model.Campaign;
import org.opportune.model.Condition;
import org.opportune.schemas.fact.Channel;
import org.opportune.schemas.fact.Purpose;

/** The text of one campaign. */
final class CampaignReader {
    private static final Pattern SHARE = Pattern.compile("(\\d{1,3})(?:\\.(\\d))?%");

    /** Source addresses: TS 23.040 9.1.2.5 for alphanumeric ones. */
    private static final Pattern SENDER = Pattern.compile("\\d{3,15}|(?=.*[A-Za-z])[A-Za-z0-9 ._-]{1,11}");

    private final Section top;
    private final Problems problems;

    private CampaignReader(Document document) {
        this.top = document.top();
        this.problems = document.problems();
    }

    static Checked<Campaign> read(Document document) {
        if (!document.readable()) {
            return new Checked<>(null, document.problems().all());
        }
        return new CampaignReader(document).read();
    }

    private Checked<Campaign> read() {
        String id = Words.id(top, "campaign");
        String scenario = Words.id(top, "scenario");
        String dataUser = Words.id(top, "data-user");
        Scalar purposeWord = top.required("purpose");
        Purpose purpose = purposeWord == null ? null : Words.purpose(problems, purposeWord);
        Channel channel = channel();
        CheckedCondition audience = audience();
        String sender = sender();
        long validForMs = Words.requiredDuration(top, "valid-for");
        Map<String, String> texts = texts();
        String language = defaultLanguage(texts);
        long coolDownMs = limits();
        int control = control();
        top.finish();
        return problems.or(() -> fingerprinted(new Campaign(
                id,
                scenario,
                dataUser,
                Objects.requireNonNull(purpose),
                Objects.requireNonNull(channel),
                compiled(audience),
                texts,
                language,
                sender,
                validForMs,
                coolDownMs,
                control,
                "")));
    }

    private static @Nullable Condition compiled(@Nullable CheckedCondition audience) {
        return audience == null ? null : Conditions.compile(List.of(audience)).get(0);
    }

    private @Nullable Channel channel() {
        Scalar channel = top.required("channel");
        return channel == null
                ? null
                : Words.choice(problems, channel, "channel", Words.choices(Channel.values(), c -> c == Channel.SMS));
    }

    private @Nullable CheckedCondition audience() {
        Scalar audience = top.scalar("audience");
        return audience == null ? null : StepConditions.check(problems, audience, Vocabulary.AUDIENCE);
    }

    private String sender() {
        Scalar sender = top.required("sender");
        if (sender == null) {
            return "";
        }
        if (!SENDER.matcher(sender.value()).matches()) {
            problems.add(
                    sender.at(),
                    "a sender is 3 to 15 digits or at most 11 letters and digits: sender=" + sender.value());
        }
        return sender.value();
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        Section section = top.section("texts");
        if (section == null) {
            if (!top.has("texts")) {
                top.missing("texts");
            }
            return texts;
        }
        for (Entry entry : section.entries()) {
            language(entry.key());
            Scalar text = section.scalar(entry.key().value());
            if (text != null) {
                fits(text, entry.key().value());
                texts.put(entry.key().value(), text.value().strip());
            }
        }
        if (section.entries().isEmpty()) {
            problems.add(section.at(), "a campaign has at least one text: texts=0");
        }
        return texts;
    }

    private void language(Scalar tag) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag.value()).build();
            if (!locale.getLanguage().isEmpty()) {
                return;
            }
        } catch (IllformedLocaleException e) {
            // Said below, with the place.
        }
        problems.add(tag.at(), "not a language tag such as en or zh-Hant: language=" + tag.value());
    }

    /** Says how long, never what: message text stays out of messages. */
    private void fits(Scalar text, String language) {
        String stripped = text.value().strip();
        if (!SmsLength.fits(stripped)) {
            problems.add(
                    text.at(),
                    "the text does not fit 10 short messages: language=" + language + " characters="
                            + SmsLength.used(stripped) + " limit=" + SmsLength.limit(stripped));
        }
    }

    private String defaultLanguage(Map<String, String> texts) {
        Scalar language = top.scalar("default-language");
        if (language == null) {
            if (texts.size() > 1 && !top.has("default-language")) {
                top.missing("default-language");
            }
            return texts.isEmpty() ? "" : texts.keySet().iterator().next();
        }
        if (!texts.containsKey(language.value())) {
            problems.add(
                    language.at(),
                    "no text in the default language: default-language=" + language.value()
                            + Suggest.hint(language.value(), texts.keySet()));
        }
        return language.value();
    }

    private long limits() {
        Section limits = top.section("limits");
        if (limits == null) {
            return 0;
        }
        long coolDownMs = Words.duration(limits, "cool-down", 0);
        limits.finish();
        return coolDownMs;
    }

    private int control() {
        Scalar share = top.scalar("control-group");
        if (share == null) {
            return 0;
        }
        Matcher matcher = SHARE.matcher(share.value());
        if (matcher.matches()) {
            int perMille = Integer.parseInt(matcher.group(1)) * 10
                    + (matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2)));
            if (perMille <= 1000) {
                return perMille;
            }
        }
        problems.add(
                share.at(),
                "a share is a percentage from 0% to 100% with at most one decimal: control-group=" + share.value());
        return 0;
    }

    private static Campaign fingerprinted(Campaign c) {
        return new Campaign(
                c.id(),
                c.scenario(),
                c.dataUser(),
                c.purpose(),
                c.channel(),
                c.audience(),
                c.texts(),
                c.defaultLanguage(),
                c.sender(),
                c.validForMs(),
                c.coolDownMs(),
                c.controlPerMille(),
                Fingerprint.of(c));
    }
}
