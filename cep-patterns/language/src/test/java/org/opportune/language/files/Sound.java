package org.opportune.language.files;

import static org.assertj.core.api.Assertions.assertThat;

/** Files without a problem of their own. */
final class Sound {
    private Sound() {}

    static DefinitionFile file(String origin, String text) {
        DefinitionFile file = DefinitionFile.of(origin, text);
        assertThat(file.problems()).isEmpty();
        return file;
    }
}
