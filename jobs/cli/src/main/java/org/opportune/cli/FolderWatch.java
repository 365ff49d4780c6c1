package org.opportune.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Waits until a text in some folders changes, or one that lies in the folder above one of them, and until whoever changes
 * it has paused. One thread.
 */
final class FolderWatch implements AutoCloseable {
    /** An editor writes, renames and sets rights within this. */
    private static final long QUIET_MS = 100;

    /** Pauses waited for at most: of who never stops, what there is is looked at nevertheless. */
    private static final int MOST_ROUNDS = 20;

    private final Collection<Path> paths;
    private final WatchService changes;

    /** Folders of which texts alone count: what else comes and goes there is of others. */
    private final Set<Path> above = new HashSet<>();

    /** @param paths folders, with what is in them, or files */
    FolderWatch(Collection<Path> paths) throws IOException {
        this.paths = List.copyOf(paths);
        this.changes = paths.iterator().next().getFileSystem().newWatchService();
        register();
    }

    /** True after a change; false if the thread was interrupted, which stays set. */
    boolean await() throws IOException {
        try {
            boolean changed = false;
            while (!changed) {
                changed = isOfText(changes.take());
            }
            for (int round = 0; round < MOST_ROUNDS; round++) {
                WatchKey next = changes.poll(QUIET_MS, TimeUnit.MILLISECONDS);
                if (next == null) {
                    break;
                }
                isOfText(next);
            }
            // Folders that are new hold texts of which nothing was heard.
            register();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isOfText(WatchKey key) {
        boolean text = false;
        for (WatchEvent<?> event : key.pollEvents()) {
            String name = String.valueOf(event.context());
            boolean folder =
                    key.watchable() instanceof Path in && !above.contains(in) && Files.isDirectory(in.resolve(name));
            // An overflow says that something changed, and not what.
            text |= event.kind() == StandardWatchEventKinds.OVERFLOW
                    || folder
                    || name.endsWith(".yaml")
                    || name.endsWith(".yml");
        }
        key.reset();
        return text;
    }

    private void register() throws IOException {
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                Files.walkFileTree(path, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                            throws IOException {
                        register(folder);
                        return FileVisitResult.CONTINUE;
                    }
                });
            } else {
                register(Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file lies in a folder"));
            }
        }
        registerAbove();
    }

    /** The tables that scenarios of one house share lie there. */
    private void registerAbove() throws IOException {
        for (Path path : paths) {
            Path whole = path.toAbsolutePath().normalize();
            Path folder = Files.isDirectory(whole) ? whole : whole.getParent();
            Path shared = folder == null ? null : folder.getParent();
            // One that is watched with what is in it stays so.
            if (shared != null
                    && paths.stream()
                            .noneMatch(p -> shared.startsWith(p.toAbsolutePath().normalize()))) {
                above.add(shared);
                register(shared);
            }
        }
    }

    /** Again changes nothing. */
    private void register(Path folder) throws IOException {
        folder.register(
                changes,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE);
    }

    @Override
    public void close() throws IOException {
        changes.close();
    }
}
