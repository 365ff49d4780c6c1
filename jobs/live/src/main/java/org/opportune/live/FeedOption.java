package org.opportune.live;

import java.util.List;
import java.util.Locale;
import org.opportune.schemas.option.Option;
import org.opportune.schemas.option.Rule;

/**
 * The switches of decoded feeds, each under a name that its operators keep for ever. A key is {@code feed.} and the
 * constant in lower case with dashes; behind the first three comes the feed's name.
 */
enum FeedOption implements Option {
    MAPPING(
            true,
            new Rule.Form("file of the mapping language", "read where the job is submitted", text -> ""),
            "",
            "feed.mapping.mms: /etc/opportune/mms.yaml",
            "What the records of a decoded feed mean: the same file as for opportune import. Each feed has a name of a-z, 0-9"
                    + " and '-', and a folder or a topic."),
    FOLDER(
            true,
            new Rule.Form("URI of a folder", "seen by every machine under the same name", text -> ""),
            "",
            "feed.folder.mms: file:///data/mediation/mms",
            "Mediation drops the feed's files there, plain or .gz. A file is taken once, whole, under the name that it has:"
                    + " written as .name, _name, name.tmp or name.part, and then renamed."),
    TOPIC(
            true,
            new Rule.Form("full name of a Kafka topic", "on the brokers of kafka.bootstrap.servers", text -> ""),
            "",
            "feed.topic.wap: mediation.wap",
            "The feed's records lie there, each the value of one. Delimited ones need the key columns in their mapping."),
    LOOK_EVERY(false, new Rule.Time(100, 3_600_000), "10s", "10s", "How often folders are looked at."),
    OUT_OF_ORDERNESS(
            false,
            new Rule.Time(0, 86_400_000),
            "10s",
            "10s",
            "How far behind the newest record of its feed one may come. The feed is said to have passed what is older, once"
                    + " a checkpoint has been completed: silence is evidence up to there."),
    IDLE_AFTER(
            false,
            new Rule.Time(1, 86_400_000),
            "1min",
            "1min",
            "A part of a feed without records for this long no longer holds the others back."),
    BOUNDED(
            false,
            new Rule.Choice(List.of("true", "false")),
            "false",
            "false",
            "The job ends when it has read what lies there at its start.");

    private final boolean family;

    @SuppressWarnings("ImmutableEnumChecker") // rules are values
    private final Rule rule;

    private final String byDefault;
    private final String example;
    private final String description;

    FeedOption(boolean family, Rule rule, String byDefault, String example, String description) {
        this.family = family;
        this.rule = rule;
        this.byDefault = byDefault;
        this.example = example;
        this.description = description;
    }

    @Override
    public String key() {
        return "feed." + name().toLowerCase(Locale.ROOT).replace('_', '-') + (family ? ".<key>" : "");
    }

    @Override
    public Rule rule() {
        return rule;
    }

    @Override
    public String byDefault() {
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
}
