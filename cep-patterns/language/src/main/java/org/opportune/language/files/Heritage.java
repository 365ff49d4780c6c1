package org.opportune.language.files;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.opportune.language.Language;
import org.opportune.language.difference.Differences;
import org.opportune.model.Scenario;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;

/** Which open runs a scenario goes on with when it is published. Stateless. */
final class Heritage {
    /** Versions that are remembered: an open run older than so many edits is dropped. */
    static final int MOST = 32;

    private Heritage() {}

    /**
     * Fingerprints of versions whose open runs go on under this one, the latest first: that of the published one and those
     * that it goes on with, if its runs do. Nothing of a published text that this release cannot read.
     */
    static List<String> of(Scenario scenario, Collection<Control> published) {
        for (Control control : published) {
            String text = control.getText();
            if (control.getKind() == ControlKind.SCENARIO && control.getId().equals(scenario.id()) && text != null) {
                Scenario older = Language.scenario(control.getOrigin(), text).value();
                return older != null && Differences.of(older, scenario).goesOn()
                        ? chain(scenario, older, control.getSucceeds())
                        : List.of();
            }
        }
        return List.of();
    }

    private static List<String> chain(Scenario scenario, Scenario older, List<String> before) {
        Set<String> chain = new LinkedHashSet<>();
        chain.add(older.fingerprint());
        chain.addAll(before);
        chain.remove(scenario.fingerprint());
        return new ArrayList<>(chain).subList(0, Math.min(MOST, chain.size()));
    }
}
