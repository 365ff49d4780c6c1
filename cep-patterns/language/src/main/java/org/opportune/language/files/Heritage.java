package org.opportune.language.files;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.language.Language;
import org.opportune.language.difference.Differences;
import org.opportune.model.Scenario;
import org.opportune.schemas.control.Control;

/** Which open runs a scenario goes on with when it is published. Stateless. */
final class Heritage {
    /** Versions that are remembered: an open run older than so many edits is dropped. */
    static final int MOST = 32;

    private Heritage() {}

    /**
     * Fingerprints of versions whose open runs go on under this one, the latest first: that of the published one and those
     * that it goes on with, if its runs do. Nothing of a published text that this release cannot read.
     *
     * @param published the version that is; null = none of this id is
     */
    static List<String> of(Scenario scenario, @Nullable Control published) {
        if (published == null) {
            return List.of();
        }
        Scenario older = Language.scenario(published.getOrigin(), String.valueOf(published.getText()))
                .value();
        return older != null && Differences.of(older, scenario).goesOn()
                ? chain(scenario, older, published.getSucceeds())
                : List.of();
    }

    private static List<String> chain(Scenario scenario, Scenario older, List<String> before) {
        Set<String> chain = new LinkedHashSet<>();
        chain.add(older.fingerprint());
        chain.addAll(before);
        chain.remove(scenario.fingerprint());
        return new ArrayList<>(chain).subList(0, Math.min(MOST, chain.size()));
    }
}
