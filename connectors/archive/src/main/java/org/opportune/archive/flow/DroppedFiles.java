package org.opportune.archive.flow;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.assigners.FileSplitAssigner;
import org.apache.flink.connector.file.src.enumerate.NonSplittingRecursiveEnumerator;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.mapping.MappingText;

/**
 * The files that mediation drops into a folder, and into the folders below it, as a source of rows. A file is taken once,
 * under its name, in the order of names among those that lie there; so it must be whole when it gets its name: written
 * under a name that begins with a dot or an underscore, or ends with .tmp or .part, and renamed. A file that is read when
 * the job fails is read on behind its last row that the checkpoint knows.
 */
public final class DroppedFiles {
    private DroppedFiles() {}

    /**
     * The source; run it with parallelism 1 to have files in the order of their names.
     *
     * @param lookEvery how often the folder is looked at, wall time; null = once, and the source ends with the last file
     */
    public static <T> FileSource<T> source(
            Path folder,
            MappingText mapping,
            RowTaken<T> taken,
            TypeInformation<T> type,
            @Nullable Duration lookEvery) {
        FileSource.FileSourceBuilder<T> builder = FileSource.forBulkFileFormat(
                        new DroppedFileFormat<>(mapping, taken, type), folder)
                .setFileEnumerator(WholeFiles::new)
                .setSplitAssigner(ByName::new);
        return (lookEvery == null ? builder.processStaticFileSet() : builder.monitorContinuously(lookEvery)).build();
    }

    static boolean isWhole(Path file) {
        String name = file.getName();
        return !name.startsWith(".") && !name.startsWith("_") && !name.endsWith(".tmp") && !name.endsWith(".part");
    }

    /** One split for each file, named by it: the numbers that Flink would give begin anew after a restart. */
    private static final class WholeFiles extends NonSplittingRecursiveEnumerator {
        WholeFiles() {
            super(DroppedFiles::isWhole);
        }

        @Override
        protected void convertToSourceSplits(FileStatus file, FileSystem system, List<FileSourceSplit> target)
                throws IOException {
            target.add(new FileSourceSplit(
                    file.getPath().toString(),
                    file.getPath(),
                    0,
                    file.getLen(),
                    file.getModificationTime(),
                    file.getLen()));
        }
    }

    /** Hands files out in the order of their names. */
    private static final class ByName implements FileSplitAssigner {
        private final TreeMap<String, FileSourceSplit> waiting = new TreeMap<>();

        ByName(Collection<FileSourceSplit> splits) {
            addSplits(splits);
        }

        @Override
        public Optional<FileSourceSplit> getNext(@Nullable String host) {
            return Optional.ofNullable(waiting.pollFirstEntry()).map(entry -> entry.getValue());
        }

        @Override
        public void addSplits(Collection<FileSourceSplit> splits) {
            splits.forEach(split -> waiting.put(split.splitId(), split));
        }

        @Override
        public Collection<FileSourceSplit> remainingSplits() {
            return waiting.values();
        }
    }
}
