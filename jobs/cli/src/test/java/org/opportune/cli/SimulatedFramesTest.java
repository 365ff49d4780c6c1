package org.opportune.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opportune.cli.Typed.opportune;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.archive.sealed.Archive;
import org.opportune.archive.sealed.Excerpt;
import org.opportune.archive.sealed.MergedReader;
import org.opportune.archive.sealed.OnDamage;
import org.opportune.schemas.event.EventKind;

/**
 * What happened in the invented country is what its frames prove. Writer and decoder share no line: one knows what happened,
 * the other only octets.
 */
class SimulatedFramesTest {
    private static final Set<EventKind> CALLS = EnumSet.of(
            EventKind.CALL_STARTED,
            EventKind.CALL_ANSWERED,
            EventKind.CALL_ENDED,
            EventKind.CALL_REJECTED,
            EventKind.CALL_NO_ANSWER,
            EventKind.CALL_VACANT_NUMBER);

    @TempDir
    private Path folder;

    @Test
    void everyCallComesOutOfItsFramesToTheMillisecond() throws IOException {
        Path country = folder.resolve("country");
        Path decoded = folder.resolve("decoded");
        ok("simulate", "--subscribers", "80", "--hours", "10", "--frames", "--no-truth", "--out", country.toString());
        ok(
                "signaling",
                "import",
                "--hlr",
                country.resolve("hlr.csv").toString(),
                "--region",
                "ZZ",
                "--out",
                decoded.toString(),
                country.resolve("frames.pcap").toString());

        List<String> happened = calls(country.resolve("archive"));
        assertThat(happened).hasSizeGreaterThan(200);
        for (EventKind kind : CALLS) {
            assertThat(happened).anyMatch(call -> call.startsWith(kind + " "));
        }
        assertThat(calls(decoded)).containsExactlyInAnyOrderElementsOf(happened);
    }

    private static void ok(String... typed) {
        Typed done = opportune(typed);
        assertThat(done.code()).as(done.err()).isZero();
    }

    private static List<String> calls(Path archive) throws IOException {
        List<String> calls = new ArrayList<>();
        try (MergedReader reader = Archive.open(archive, OnDamage.STOP).read(Excerpt.ALL)) {
            for (; reader.has(); reader.next()) {
                var envelope = reader.envelope();
                assertThat(envelope).isNotNull();
                if (CALLS.contains(envelope.kind())) {
                    calls.add(envelope.kind() + " of " + envelope.msisdn() + " at " + envelope.happenedMs());
                }
            }
        }
        return calls;
    }
}
