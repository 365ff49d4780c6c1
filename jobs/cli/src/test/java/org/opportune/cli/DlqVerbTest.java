package org.opportune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.kafka.FeedProducer;
import org.opportune.kafka.KafkaOptions;
import org.opportune.kafka.RecordProducer;
import org.opportune.kafka.RecordWriters;
import org.opportune.kafka.Topic;
import org.opportune.kafka.Topics;
import org.opportune.schemas.deadletter.DeadLetter;

@ExtendWith(RealBroker.class)
class DlqVerbTest {
    private static final byte[] NUMBER = "8613800000017;no event".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private KafkaOptions options;
    private String moments = "";

    @BeforeEach
    void lettersAboutTwoRecords() {
        options = RealBroker.freshOptions();
        moments = options.nameOf(Topic.MOMENTS);
        Topics.ensure(options);
        try (FeedProducer feed = new FeedProducer(options)) {
            feed.sendRaw(Topic.MOMENTS, new byte[] {7}, NUMBER);
            feed.sendRaw(Topic.MOMENTS, new byte[] {7}, NUMBER);
        }
        letter(moments, 0, "offset 12: no event: length=22");
        letter(moments, 1, "offset 15: no event: length=22");
        letter("control", 0, "offer.yaml:4:1: unknown key: key=porpoise");
    }

    @Test
    void aListGroupsWhatIsAlike() {
        Typed all = dlq("ls");
        assertThat(all.code()).isZero();
        assertThat(all.err()).isEmpty();
        assertThat(all.out()
                        .lines()
                        .map(line -> line.replaceAll("\\s+\\S+Z\\s+\\S+Z\\s+", " .. ")
                                .replaceAll(" +", " ")))
                .containsExactly(
                        "topic open redriven attempts first last reason",
                        "control 1 0 1 .. offer.yaml:4:1: unknown key: key=porpoise",
                        moments + " 2 0 1 .. offset *: no event: length=*",
                        "3 dead letters, 3 open, 0 redriven");
        assertThat(dlq("ls", "--topic", "moments", "--ids").out())
                .contains("open      " + moments + "-0-0  ", "open      " + moments + "-0-1  ", " of 3")
                .doesNotContain("porpoise");
        assertThat(dlq("ls", "--reason", "UNKNOWN").out()).contains("1 dead letter, 1 open, 0 redriven of 3");
        assertThat(dlq("ls", "--since", "1h").out()).contains("3 dead letters");
        assertThat(dlq("ls", "--since", "2999-01-01T00:00:00Z", "--json").out())
                .contains("\"groups\":[],\"letters\":0,\"foreign\":0");
        assertThat(dlq("ls", "--since", "yesterday").code()).isEqualTo(Opportune.USAGE);
    }

    @Test
    void aRecordIsShownWithoutWhatItSays() {
        Typed shown = dlq("show", moments + "-0-1");
        assertThat(shown.code()).isZero();
        assertThat(shown.out())
                .containsPattern("offset +1\n")
                .containsPattern("octets +22\n")
                .containsPattern("digest +none, too few octets\n")
                .containsPattern("readable +not by this version\n")
                .doesNotContain("8613800000017");
        assertThat(dlq("show", "moments-0-9").err()).contains("no such dead letter: id=moments-0-9");
        assertThat(dlq("show", "moments-0-9").code()).isEqualTo(Opportune.FINDINGS);
    }

    @Test
    void octetsGoToANewFileOfTheOwnerOnly() throws IOException {
        Path file = folder.resolve("octets");
        Typed written = dlq("show", moments + "-0-0", "--octets", file.toString(), "--json");
        assertThat(written.code()).isZero();
        assertThat(Files.readAllBytes(file)).isEqualTo(NUMBER);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(written.out() + written.err()).doesNotContain("8613800000017");
        Typed again = dlq("show", moments + "-0-0", "--octets", file.toString());
        assertThat(again.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(again.err()).contains("the file must not exist: --octets=" + file);
    }

    @Test
    void aRedriveSendsWhatIsMeantOnce() {
        Typed rehearsed = dlq("redrive", "--topic", "moments", "--dry-run");
        assertThat(rehearsed.code()).isZero();
        assertThat(rehearsed.out()).contains("would send " + moments + "-0-0: as it was, same key", "2 would be sent");

        Typed sent = dlq("redrive", "--id", moments + "-0-1");
        assertThat(sent.code()).isZero();
        assertThat(sent.out()).contains("sent " + moments + "-0-1 to " + moments + "-0-2: as it was, same key");

        Typed others = dlq("redrive", "--topic", moments);
        assertThat(others.code()).isZero();
        assertThat(others.out())
                .contains(
                        "skipped " + moments + "-0-1: redriven at ",
                        "2 dead letters: 1 sent, 1 sent before, 0 refused");
        Typed named = dlq("redrive", "--id", moments + "-0-1", "--json");
        assertThat(named.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(named.out()).contains("\"sent\":0,\"already\":1,\"refused\":0");
        assertThat(dlq("ls").out()).contains("3 dead letters, 1 open, 2 redriven");
    }

    @Test
    void whichMustBeSaidInOneWay() {
        assertThat(dlq("redrive").code()).isEqualTo(Opportune.USAGE);
        assertThat(dlq("redrive", "--all", "--topic", "moments").code()).isEqualTo(Opportune.USAGE);
        assertThat(dlq("redrive", "--topic", "momnets").err()).contains("nothing was sent: meant=0 of 3 dead letters");
        Typed missing = dlq("redrive", "--id", moments + "-0-0", "--id", "x-0-0");
        assertThat(missing.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(missing.err()).contains("no such dead letter: id=x-0-0", "nothing was sent");
        Typed all = dlq("redrive", "--all");
        assertThat(all.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(all.out())
                .contains("refused control-0-0: a definition is corrected", "2 sent, 0 sent before, 1 refused");
    }

    @Test
    void foreignRecordsAndMissingTopicsAreSaid() {
        try (FeedProducer out = new FeedProducer(options)) {
            out.sendRaw(Topic.DEAD_LETTERS, null, new byte[] {1, 2, 3});
        }
        Typed foreign = dlq("ls");
        assertThat(foreign.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(foreign.err()).contains("records that are no dead letters: topic=", "records=1");
        assertThat(foreign.out()).contains("3 dead letters");
        Typed none = Typed.opportune(
                "dlq", "ls", "--bootstrap", options.bootstrapServers(), "--prefix", "none.", "--timeout", "5");
        assertThat(none.err().lines())
                .singleElement()
                .asString()
                .contains("topic=none.dead-letters", "opportune topics apply");
        for (String verb : List.of("ls", "show", "redrive")) {
            assertThat(Typed.opportune("dlq", verb, "--help").out()).contains("Example:", "Exit codes:");
        }
        assertThat(Typed.opportune("dlq").code()).isEqualTo(Opportune.USAGE);
    }

    private void letter(String topic, long offset, String reason) {
        try (var out = new RecordProducer<>(options, Topic.DEAD_LETTERS, RecordWriters.deadLetters())) {
            out.sendAndWait(new DeadLetter(topic, 0, offset, reason, ByteBuffer.wrap(NUMBER)));
        }
    }

    private Typed dlq(String verb, String... more) {
        List<String> args = new ArrayList<>(
                List.of("dlq", verb, "--bootstrap", options.bootstrapServers(), "--prefix", options.topicPrefix()));
        args.addAll(List.of(more));
        return Typed.opportune(args.toArray(String[]::new));
    }
}
