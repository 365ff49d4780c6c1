package org.opportune.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyValueTest {
    @Test
    void keysAndValuesKeepTheirPlaces() {
        assertThat(KeyValue.readAll("o.yaml", """
                        # first
                        a.b: 10s   # of time
                        c: "x: y"

                        d:
                        """).get())
                .containsExactly(
                        new KeyValue("a.b", "10s", 2, 1), new KeyValue("c", "x: y", 3, 1), new KeyValue("d", "", 5, 1));
    }

    @Test
    void everyProblemIsToldAndNoValue() {
        var read = KeyValue.readAll("o.yaml", """
                        a: geheim
                        b:
                          c: geheim
                        d: [geheim]
                        a: geheim
                        """);
        assertThat(read.problems().stream().map(Problem::headline))
                .containsExactly(
                        "o.yaml:2:1: a key is written whole, with a single value: key=b found=keys and values",
                        "o.yaml:4:1: a key is written whole, with a single value: key=d found=a list",
                        "o.yaml:5:1: duplicate key: key=a first=line 1");
    }

    @Test
    void aValueIsNotShown() {
        assertThat(new KeyValue("a", "geheim", 1, 1).toString()).doesNotContain("geheim");
    }
}
