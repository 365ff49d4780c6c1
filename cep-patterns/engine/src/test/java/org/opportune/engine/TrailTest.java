package org.opportune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TrailTest {
    /** Each step: 0 to 5 adds that cell, 6 cuts behind the first, 7 lets the first go. */
    @Property(tries = 300)
    void shouldBehaveAsAListOfCells(@ForAll List<@IntRange(max = 7) Integer> steps) {
        Trail trail = new Trail();
        List<Long> model = new ArrayList<>();
        for (int step : steps) {
            if (step < 6) {
                assertThat(trail.lastIndexOf(step)).isEqualTo(model.lastIndexOf((long) step));
                trail.add(step);
                model.add((long) step);
            } else if (step == 6) {
                trail.cut(1);
                model.subList(Math.min(1, model.size()), model.size()).clear();
            } else if (!model.isEmpty()) {
                trail.drop(1);
                model.remove(0);
            }
            assertThat(trail.isEmpty()).isEqualTo(model.isEmpty());
            assertThat(IntStream.range(0, trail.size()).mapToObj(trail::get)).containsExactlyElementsOf(model);
        }
    }
}
