package org.opportune.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.opportune.language.files.DefinitionFile;
import org.opportune.language.files.DefinitionFiles;
import org.opportune.language.files.DefinitionKind;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** What is, or would be, published. */
final class PublishedFiles {
    @Parameters(paramLabel = "FILE|DIR", arity = "1..*", description = "Files, or folders of .yaml and .yml files.")
    private List<Path> paths = List.of();

    /**
     * All of them, tests too.
     *
     * @throws ParameterException if one does not exist, or there are only tests
     */
    List<DefinitionFile> read(CommandSpec spec) throws IOException {
        try {
            List<DefinitionFile> files = DefinitionFiles.read(DefinitionFiles.find(paths));
            if (files.stream().allMatch(file -> file.kind() == DefinitionKind.TESTS)) {
                throw new ParameterException(spec.commandLine(), "nothing to publish in: FILE=" + paths);
            }
            return files;
        } catch (NoSuchFileException e) {
            throw new ParameterException(spec.commandLine(), "does not exist: FILE=" + e.getFile(), e);
        }
    }

    static List<DefinitionFile> definitions(List<DefinitionFile> files) {
        return files.stream()
                .filter(file -> file.kind() != DefinitionKind.TESTS)
                .toList();
    }
}
