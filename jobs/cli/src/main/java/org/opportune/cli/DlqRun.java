package org.opportune.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.kafka.DeadLetters;
import org.opportune.kafka.KafkaOptions;
import org.opportune.kafka.KafkaProblem;
import org.opportune.kafka.LostRecord;
import org.opportune.kafka.Redrive;
import org.opportune.kafka.RedriveStep;
import org.opportune.kafka.Topic;

/** Reads the dead-letter topic of one broker, and sends again what it tells of. Loaded when a verb needs it. */
final class DlqRun {
    private final BrokerOptions broker;
    private final Report report;
    private final boolean json;

    DlqRun(BrokerOptions broker, Report report, boolean json) {
        this.broker = broker;
        this.report = report;
        this.json = json;
    }

    private interface Work {
        int on(KafkaOptions options, DeadLetters letters);
    }

    /** Counts what is meant; the exit code. */
    int list(LetterFilter filter, long sinceMs, boolean ids) {
        return work((options, letters) -> {
            List<LostRecord> meant = meant(letters.lost(), options, filter, sinceMs);
            List<LetterGroup> groups = LetterGroup.of(meant);
            if (json) {
                report.json(LetterGroup.json(groups, meant, letters.foreign(), ids));
            } else {
                LetterGroup.table(groups).forEach(report::say);
                if (ids) {
                    meant.forEach(each -> report.say(LetterGroup.line(each)));
                }
                report.say(LetterGroup.total(meant)
                        + (meant.size() == letters.lost().size()
                                ? ""
                                : " of " + letters.lost().size()));
            }
            return letters.foreign() == 0 ? 0 : Opportune.FINDINGS;
        });
    }

    /** Shows one record; the exit code. */
    int show(String id, @Nullable Path file) {
        return work((options, letters) -> {
            LostRecord lost =
                    byId(letters.lost(), Set.of(id)).stream().findFirst().orElse(null);
            if (lost == null) {
                return Opportune.FINDINGS;
            }
            byte[] octets = DeadLetters.octets(options, lost, broker.timeout());
            Map<String, Object> all = LetterGroup.asJson(lost);
            Optional<String> readable = DeadLetters.readableAs(options, lost, octets);
            all.put(
                    "readable",
                    readable.map(as -> "as " + as + ", by this version").orElse("not by this version"));
            if (json) {
                report.json(all);
            } else {
                all.forEach((key, value) -> report.say(String.format(
                        Locale.ROOT, "%-12s %s", key, String.valueOf(value).replace("\n", "\n" + " ".repeat(13)))));
            }
            return file == null || isWritten(octets, file) ? 0 : Opportune.FINDINGS;
        });
    }

    /**
     * Sends what is meant; the exit code.
     *
     * @param ids those named; empty = by filter, which may mean all
     */
    int redrive(LetterFilter filter, long sinceMs, Set<String> ids, boolean dryRun) {
        return work((options, letters) -> {
            List<LostRecord> meant =
                    ids.isEmpty() ? meant(letters.lost(), options, filter, sinceMs) : byId(letters.lost(), ids);
            boolean asked = !ids.isEmpty() || filter.isGiven();
            if (asked && meant.size() < Math.max(1, ids.size())) {
                report.complain("nothing was sent: meant=" + meant.size() + " of "
                        + Report.count(letters.lost().size(), "dead letter"));
                return Opportune.FINDINGS;
            }
            List<RedriveStep> steps = steps(options, meant, dryRun);
            RedriveTale tale = new RedriveTale(steps, dryRun);
            if (json) {
                report.json(tale.json());
            } else {
                tale.lines().forEach(report::say);
            }
            return tale.isAllDone(!ids.isEmpty()) ? 0 : Opportune.FINDINGS;
        });
    }

    private List<RedriveStep> steps(KafkaOptions options, List<LostRecord> meant, boolean dryRun) {
        Steps progress = new Steps(report, dryRun ? "look" : "redrive");
        try (Redrive redrive = new Redrive(options, broker.timeout())) {
            // A few are over before anybody wonders.
            boolean isLong = meant.size() > 500;
            return dryRun
                    ? redrive.look(meant, done -> tell(progress, isLong, done, meant.size()))
                    : redrive.send(meant, done -> tell(progress, isLong, done, meant.size()));
        }
    }

    private static void tell(Steps progress, boolean isLong, long done, int all) {
        if (isLong) {
            progress.at(done / (double) all);
        }
    }

    private int work(Work work) {
        try {
            KafkaOptions options = ControlBoard.options(broker);
            DeadLetters letters = DeadLetters.read(options, broker.timeout());
            if (letters.foreign() > 0) {
                report.complain("records that are no dead letters: topic=" + options.nameOf(Topic.DEAD_LETTERS)
                        + " records=" + letters.foreign());
            }
            return work.on(options, letters);
        } catch (KafkaProblem e) {
            report.complain(String.valueOf(e.getMessage()));
            return Opportune.FINDINGS;
        }
    }

    private static List<LostRecord> meant(
            List<LostRecord> lost, KafkaOptions options, LetterFilter filter, long sinceMs) {
        String topic = filter.topic();
        String reason = filter.reason() == null ? "" : filter.reason().toLowerCase(Locale.ROOT);
        return lost.stream()
                .filter(each -> topic == null
                        || each.topic().equals(topic)
                        || each.topic().equals(options.topicPrefix() + topic))
                .filter(each -> each.reason().toLowerCase(Locale.ROOT).contains(reason)
                        || each.rule().toLowerCase(Locale.ROOT).contains(reason))
                .filter(each -> each.lastMs() >= sinceMs)
                .toList();
    }

    /** Complains about ids that are not there. */
    private List<LostRecord> byId(List<LostRecord> lost, Set<String> ids) {
        List<LostRecord> found =
                lost.stream().filter(each -> ids.contains(each.id())).toList();
        List<String> missing = new ArrayList<>(ids);
        found.forEach(each -> missing.remove(each.id()));
        missing.forEach(id -> report.complain("no such dead letter: id=" + id));
        return found;
    }

    private boolean isWritten(byte[] octets, Path file) {
        Set<StandardOpenOption> anew = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (SeekableByteChannel out = Files.newByteChannel(file, anew, owner)) {
            ByteBuffer left = ByteBuffer.wrap(octets);
            while (left.hasRemaining()) {
                out.write(left);
            }
            report.remark("octets written, readable by you only: file=" + file);
            return true;
        } catch (FileAlreadyExistsException e) {
            report.complain("the file must not exist: --octets=" + file);
        } catch (IOException e) {
            report.complain(
                    "cannot write: " + e.getClass().getSimpleName() + ": " + e.getMessage() + ": --octets=" + file);
        } catch (UnsupportedOperationException e) {
            report.complain("this file system cannot keep others from reading: --octets=" + file);
        }
        return false;
    }
}
