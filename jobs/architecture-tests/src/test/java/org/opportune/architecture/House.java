package org.opportune.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rooms as they lie on disk and on the class path. */
final class House {
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    /** Main classes of every room. */
    static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.opportune");

    /** Classes planted here to break the rules. */
    static final JavaClasses WRONG = new ClassFileImporter().importPackages("wrong.opportune");

    private House() {}

    /** The modules that the root pom lists. */
    static List<Path> rooms() {
        try {
            Matcher modules = MODULE.matcher(Files.readString(ROOT.resolve("pom.xml")));
            return modules.results().map(m -> ROOT.resolve(m.group(1))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Test classes of every room that this build has compiled. */
    static JavaClasses tests() {
        return new ClassFileImporter()
                .importPaths(rooms().stream()
                        .map(room -> room.resolve("target/test-classes"))
                        .filter(Files::isDirectory)
                        .toList());
    }
}
