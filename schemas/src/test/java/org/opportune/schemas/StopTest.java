package org.opportune.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opportune.schemas.Stop.What;

class StopTest {
    @ParameterizedTest
    @ValueSource(strings = {"all", "campaign/lounge-offer", "data-user/partner", "area/airport", "area/a/b"})
    void anIdIsReadBack(String id) {
        assertThat(Stop.ofId(id).orElseThrow().id()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "all/", "all/x", "campaign", "campaign/", "ALL", "DATA_USER/x", "place/x", "/x"})
    void anythingElseIsNone(String id) {
        assertThat(Stop.ofId(id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "campaign/c", "data-user/d", "area/a"})
    void coversWhatItNames(String id) {
        assertThat(Stop.ofId(id).orElseThrow().covers("c", "d", Set.of("b", "a")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"campaign/d", "data-user/a", "area/c"})
    void coversNothingElse(String id) {
        assertThat(Stop.ofId(id).orElseThrow().covers("c", "d", List.of("a"))).isFalse();
    }

    @Test
    void allIsOfNothingAndTheOthersOfSomething() {
        assertThatThrownBy(() -> new Stop(What.ALL, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Stop(What.AREA, "")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Stop.form()).isEqualTo("all, campaign/NAME, data-user/NAME, area/NAME");
    }
}
