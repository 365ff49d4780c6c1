package org.opportune.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Capture files, as a verb is given them. */
final class CaptureOptions {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Captures, pcap or pcapng.")
    private List<Path> files = List.of();

    /**
     * All of them.
     *
     * @throws ParameterException if one does not exist
     */
    List<Path> found(CommandSpec spec) {
        files.forEach(file -> mustExist(file, "FILE", spec));
        return files;
    }

    static void mustExist(Path file, String option, CommandSpec spec) {
        if (!Files.isRegularFile(file)) {
            throw new ParameterException(spec.commandLine(), "does not exist: " + option + "=" + file);
        }
    }
}
