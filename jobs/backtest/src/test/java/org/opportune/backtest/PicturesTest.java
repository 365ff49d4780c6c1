package org.opportune.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.control.ControlVerb;

class PicturesTest {
    private static final String CALLER = String.valueOf(Past.DEFINITIONS.get("caller.yaml"));

    @Test
    void shouldDrawEachTextOnce() {
        String html = Pictures.of(List.of(
                control(ControlKind.SCENARIO, CALLER),
                control(ControlKind.SCENARIO, CALLER),
                control(ControlKind.CAMPAIGN, String.valueOf(Past.DEFINITIONS.get("offer.yaml"))),
                control(ControlKind.SCENARIO, null),
                control(ControlKind.SCENARIO, "scenario: [")));
        assertThat(html.split("<img", -1)).hasSize(2);
        String octets = html.replaceAll("(?s).*base64,([^\"]*)\".*", "$1");
        assertThat(new String(Base64.getDecoder().decode(octets), StandardCharsets.UTF_8))
                .startsWith("<svg ")
                .contains("<title id=\"title\">Who calls the service line</title>");
    }

    @Test
    void shouldNotDrawThousands() {
        List<Control> many = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            many.add(control(ControlKind.SCENARIO, CALLER.replace("service-caller", "caller-" + i)));
        }
        assertThat(Pictures.of(many).split("<img", -1)).hasSize(51);
    }

    private static Control control(ControlKind kind, @Nullable String text) {
        return Control.newBuilder()
                .setKind(kind)
                .setVerb(ControlVerb.PUBLISH)
                .setId("service-caller")
                .setText(text)
                .build();
    }
}
