package org.opportune.backtest;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.opportune.archive.sealed.Damage;
import org.opportune.schemas.deadletter.DeadLetter;

/** What of an archive could not be read: each damage once, named within the archive. One thread. */
final class Damages {
    private final String root;
    private final TreeSet<String> lines = new TreeSet<>();

    Damages(Path archive) {
        this.root = archive.toAbsolutePath() + "/";
    }

    void add(Damage damage) {
        lines.add(within(damage.toString()));
    }

    void add(DeadLetter letter) {
        lines.add(within(letter.getTopic() + ": offset " + letter.getOffset() + ": " + letter.getReason()));
    }

    private String within(String line) {
        return line.startsWith(root) ? line.substring(root.length()) : line;
    }

    /** Sorted. */
    List<String> lines() {
        return List.copyOf(lines);
    }
}
