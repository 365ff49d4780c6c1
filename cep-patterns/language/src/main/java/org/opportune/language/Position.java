package org.opportune.language;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** A place in a text; both 1-based, columns in code points. */
record Position(int line, int column) {
    static final Position START = new Position(1, 1);

    static Position of(Optional<Mark> mark) {
        return mark.map(m -> new Position(m.getLine() + 1, m.getColumn() + 1)).orElse(START);
    }

    Position plus(int columns) {
        return new Position(line, column + columns);
    }
}
