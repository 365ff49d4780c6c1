package org.opportune.backtest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opportune.language.Checked;
import org.opportune.language.Language;
import org.opportune.language.picture.Picture;
import org.opportune.model.Scenario;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;

/** The scenarios of a trial as pictures in its page: images, so that their styles do not touch those of the page. */
final class Pictures {
    /** More would be a page that nobody can load. */
    private static final int MOST = 50;

    private Pictures() {}

    /** One folded picture for each text of a scenario, in the order of the definitions. */
    static String of(List<Control> definitions) {
        Map<String, String> ids = new LinkedHashMap<>();
        for (Control control : definitions) {
            if (control.getKind() == ControlKind.SCENARIO && control.getText() != null && ids.size() < MOST) {
                ids.putIfAbsent(control.getText(), control.getId());
            }
        }
        StringBuilder html = new StringBuilder();
        ids.forEach((text, id) -> {
            Checked<Scenario> scenario = Language.scenario(id, text);
            if (scenario.ok()) {
                html.append(image(scenario.get()));
            }
        });
        return html.toString();
    }

    /** An id holds no character that HTML would take for its own. */
    private static String image(Scenario scenario) {
        String octets = Base64.getEncoder().encodeToString(Picture.of(scenario).getBytes(StandardCharsets.UTF_8));
        return "<details><summary>" + scenario.id() + "</summary><img alt=\"The steps of " + scenario.id()
                + "\" style=\"max-width:100%\" src=\"data:image/svg+xml;base64," + octets + "\"></details>\n";
    }
}
