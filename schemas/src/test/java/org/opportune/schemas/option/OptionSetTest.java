package org.opportune.schemas.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.opportune.schemas.option.OptionSet.Spelling;
import org.opportune.schemas.option.Settings.Said;

class OptionSetTest {
    private static final String SECRET = "hunter2";

    private enum Door implements Option {
        NAME(new Rule.Text(1, 5), null),
        WIDTH(new Rule.Whole(1, 10, "octets"), "3"),
        WAIT(new Rule.Time(1, 60_000), "10s"),
        COLOUR(new Rule.Choice(List.of("red", "blue")), "red"),
        NOTE(new Rule.Text(1, 9), ""),
        PIN(new Rule.Secret(), "");

        @SuppressWarnings("ImmutableEnumChecker") // rules are values
        private final Rule rule;

        private final @Nullable String byDefault;

        Door(Rule rule, @Nullable String byDefault) {
            this.rule = rule;
            this.byDefault = byDefault;
        }

        @Override
        public String key() {
            return "door." + name().toLowerCase(Locale.ROOT);
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
        public String description() {
            return "A door.";
        }

        @Override
        public String example() {
            return "front";
        }
    }

    private static OptionSet set(Settings settings) {
        return new OptionSet(
                settings, (word, known) -> known.contains("door.width") ? ", look" : "", Arrays.asList(Door.values()));
    }

    @Test
    void whatIsNotSaidHasItsDefault() {
        OptionSet options = set(Settings.of(Map.of("door.name", " front ", "door.width", "7", "door.note", "")));
        options.finish();
        assertThat(options.text(Door.NAME)).isEqualTo("front");
        assertThat(options.number(Door.WIDTH)).isEqualTo(7);
        assertThat(options.number(Door.WAIT)).isEqualTo(10_000);
        assertThat(options.has(Door.NOTE)).isFalse();
    }

    @Test
    void everythingWrongIsToldWithItsPlaceInTheOrderItWasSaid() {
        Map<String, Said> said = new LinkedHashMap<>();
        said.put("door.widht", new Said(SECRET, "f.yaml:1:1"));
        said.put("door.wait", new Said("soon", "f.yaml:2:1"));
        said.put("door.pin", new Said(SECRET, "f.yaml:3:1"));
        said.put("door.note", new Said("much too long", "--door.note"));
        said.put("door.colour", new Said("green", "--door.colour"));
        said.put("door.width", new Said("11", "--door.width"));

        OptionSet options = set(Settings.at(said));

        assertThatThrownBy(options::finish).isInstanceOf(InvalidOptions.class).hasMessage("""
                        door.name: must be set, such as front: door.name=
                        f.yaml:1:1: unknown option, look: key=door.widht
                        f.yaml:2:1: must be a time such as 500ms, 10s, 5min or 1h: door.wait=soon
                        f.yaml:3:1: a secret is given as file:/absolute/path or env:NAME: door.pin=***
                        --door.note: must have 1 to 9 characters: door.note=much too long
                        --door.colour: must be red or blue: door.colour=green
                        --door.width: must be between 1 and 10: door.width=11""");
        assertThat(options.number(Door.WIDTH)).as("the default stands in").isEqualTo(3);
    }

    @Test
    void whatIsShownHidesSecretsAndLeavesOutWhatIsNotSet() {
        OptionSet options = set(Settings.of(Map.of("door.name", "x", "door.pin", "env:PIN")));
        assertThat(options.shown())
                .containsExactly(
                        Map.entry("door.colour", "red"),
                        Map.entry("door.name", "x"),
                        Map.entry("door.pin", "***"),
                        Map.entry("door.wait", "10s"),
                        Map.entry("door.width", "3"));
    }

    @Test
    void settingsShowNoValue() {
        Settings settings = Settings.of(Map.of("door.pin", SECRET));
        assertThat(settings.toString() + settings.said("door.pin")).doesNotContain(SECRET);
        assertThat(settings.under(Settings.of(Map.of("door.pin", "env:B"))).said("door.pin"))
                .isEqualTo(new Said("env:B", "door.pin"));
    }

    @Test
    void withoutSpellingNothingIsSuggested() {
        assertThat(new OptionSet(Settings.of(Map.of("a", "1")), Spelling.NONE, List.of()).problems())
                .containsExactly("a: unknown option: key=a");
    }
}
