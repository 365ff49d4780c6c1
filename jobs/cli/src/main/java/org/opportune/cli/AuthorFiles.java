package org.opportune.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.opportune.language.files.DefinitionFile;
import org.opportune.language.files.DefinitionFiles;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Texts of authors, as a verb is given them. */
final class AuthorFiles {
    @Parameters(paramLabel = "FILE|DIR", arity = "1..*", description = "Files, or folders of .yaml and .yml files.")
    private List<Path> paths = List.of();

    /**
     * All of them.
     *
     * @throws ParameterException if one does not exist, or there is none
     */
    List<DefinitionFile> read(CommandSpec spec) throws IOException {
        List<DefinitionFile> files = found(spec);
        if (files.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "no .yaml or .yml file in: DIR=" + paths);
        }
        return files;
    }

    /**
     * All of them, tests and segments too, of which something can be published.
     *
     * @throws ParameterException if one does not exist, or there is nothing else
     */
    List<DefinitionFile> readToPublish(CommandSpec spec) throws IOException {
        List<DefinitionFile> files = found(spec);
        if (definitions(files).isEmpty()) {
            throw new ParameterException(spec.commandLine(), "nothing to publish in: FILE=" + paths);
        }
        return files;
    }

    private List<DefinitionFile> found(CommandSpec spec) throws IOException {
        try {
            return DefinitionFiles.read(DefinitionFiles.find(paths));
        } catch (NoSuchFileException e) {
            throw new ParameterException(spec.commandLine(), "does not exist: FILE=" + e.getFile(), e);
        }
    }

    static List<DefinitionFile> definitions(List<DefinitionFile> files) {
        return files.stream()
                .filter(file -> file.kind() == null || file.kind().published())
                .toList();
    }
}
