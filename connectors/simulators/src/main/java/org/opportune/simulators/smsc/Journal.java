package org.opportune.simulators.smsc;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.opportune.schemas.Masked;

/**
 * Writes the SMSC's log. A line is with the operating system when the method returns, so that a killed process keeps
 * every line; a crash of the machine may lose some. Thread-safe.
 */
final class Journal implements AutoCloseable {
    private final FileOutputStream file;
    private final InstantSource clock;
    private final String hashKey;
    private final boolean logText;
    private long lastNumber;
    private boolean closed;

    private Journal(FileOutputStream file, long lastNumber, SmscOptions options) {
        this.file = file;
        this.lastNumber = lastNumber;
        this.clock = options.clock();
        this.hashKey = options.hashKey();
        this.logText = options.logText();
    }

    /** Opens the log to append; ids go on behind the highest one in it. */
    static Journal open(SmscOptions options) throws IOException {
        Path path = options.log();
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        long last = Files.exists(path) ? SmscLog.lastNumber(path) : 0;
        boolean whole = endsWithLine(path);
        // Not a FileChannel: an interrupt of the writing thread would close it.
        Journal journal = new Journal(new FileOutputStream(path.toFile(), true), last, options);
        if (Files.size(path) == 0) {
            journal.write(LogLine.HEADER);
        } else if (!whole) {
            journal.write("\n");
        }
        return journal;
    }

    /** A submit_sm and what will be answered. Returns the message's number: unique in the log, growing. */
    synchronized long submit(int link, int sequence, SubmitSm submit, Behaviour behaviour, IdForm form) {
        long number = ++lastNumber;
        Segment segment = submit.segment();
        write(LogLine.of(
                LogLine.SUBMIT,
                now(),
                link,
                Integer.toUnsignedString(sequence),
                submit.reference(),
                Masked.digits(submit.destination()),
                LogLine.destinationHash(hashKey, submit.destination()),
                submit.source(),
                segment.reference(),
                segment.total(),
                segment.part(),
                submit.dataCoding(),
                submit.esmClass(),
                submit.registered(),
                submit.validity(),
                submit.body().length,
                LogLine.sha256(submit.body(), 32),
                behaviour.answer().unknowable() ? LogLine.NONE : LogLine.status(behaviour.status()),
                behaviour.taken(),
                number,
                behaviour.taken() ? form.write(number) : LogLine.NONE,
                logText ? MessageText.of(submit) : LogLine.NONE));
        return number;
    }

    synchronized void deliver(int link, int sequence, Delivery delivery) {
        write(LogLine.of(
                LogLine.DELIVER, now(), link, sequence, delivery.kind(), delivery.messageId(), delivery.attempt()));
    }

    synchronized void deliverAnswer(int link, int sequence, int status) {
        write(LogLine.of(LogLine.DELIVER_ANSWER, now(), link, sequence, LogLine.status(status)));
    }

    /** What happened to a link, or to the SMSC as a whole (link 0); not said any more once closed. */
    synchronized void link(int link, String what, String detail) {
        if (closed) {
            return;
        }
        write(LogLine.of(LogLine.LINK, now(), link, what, detail));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static boolean endsWithLine(Path path) throws IOException {
        if (!Files.exists(path) || Files.size(path) == 0) {
            return true;
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(file.length() - 1);
            return file.read() == '\n';
        }
    }

    private void write(String line) {
        try {
            file.write(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the SMSC's log: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        file.close();
    }
}
