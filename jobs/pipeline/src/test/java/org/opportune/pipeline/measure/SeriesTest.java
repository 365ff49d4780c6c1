package org.opportune.pipeline.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class SeriesTest {
    private final Map<List<String>, Counter> registered = new HashMap<>();
    private final Series series = new Series(2, values -> {
        Counter counter = new SimpleCounter();
        assertThat(registered.put(List.of(values), counter)).isNull();
        return counter;
    });

    @Test
    void whatIsMetAgainCountsOn() {
        series.inc("a", "x");
        series.inc("a", "y");
        series.inc("a", "x");
        assertThat(registered.get(List.of("a", "x")).getCount()).isEqualTo(2);
        assertThat(registered.get(List.of("a", "y")).getCount()).isEqualTo(1);
    }

    @Test
    void whatIsTooManyIsCountedTogether() {
        for (int i = 0; i < Series.MOST + 50; i++) {
            series.inc("a", String.valueOf(i));
        }
        series.inc("a", "0");
        assertThat(registered).hasSize(Series.MOST + 1);
        assertThat(registered.get(List.of(Series.OTHER, Series.OTHER)).getCount())
                .isEqualTo(50);
        assertThat(registered.get(List.of("a", "0")).getCount()).isEqualTo(2);
    }

    @Test
    void aMeasureIsRegisteredAsWhatItIs() {
        Measures measures = new Measures(new UnregisteredMetricsGroup());
        assertThatThrownBy(() -> measures.counter(Measure.MATCHES))
                .hasMessage("MATCHES is a COUNTER with labels [scenario]: kind=COUNTER, values=0");
        assertThatThrownBy(() -> measures.gauge(Measure.EVENTS_APPLIED, () -> 1L))
                .hasMessageContaining("kind=GAUGE");
    }
}
