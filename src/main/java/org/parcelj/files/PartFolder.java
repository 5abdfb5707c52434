package org.parcelj.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A hidden folder inside another one, where files are written before they take their places there: all of them or none.
 * It is removed when it is closed, and also when the process is ended by a signal; what a killed process left is undone
 * and removed by the next one that writes to the same folder.
 */
public final class PartFolder implements AutoCloseable {

	private static final String PREFIX = ".parcelj-part-";
	/** Held open and locked by the process that the folder belongs to. */
	private static final String ALIVE = ".alive";
	/** The names that are being placed, one a line; there only meanwhile. */
	private static final String PLACING = ".placing";
	/** What stood in the places before. */
	private static final String BEFORE = ".before";

	private static final Set<String> OWN = Set.of(ALIVE, PLACING, BEFORE);

	/** Held while files take their places, which an end by a signal waits for. */
	private static final Object STEP = new Object();
	private static final Set<PartFolder> OPEN = ConcurrentHashMap.newKeySet();
	private static volatile boolean ending;

	static {
		Runtime.getRuntime().addShutdownHook(new Thread(PartFolder::end, "removing unfinished files"));
	}

	private final Path folder;
	private final Path part;
	/** The outermost folder that was made for this, null where the folder was there. */
	private final Path made;
	private final FileChannel alive;
	private boolean placed;

	private PartFolder(final Path folder, final Path made) throws IOException {
		this.folder = folder;
		this.made = made;
		part = Files.createTempDirectory(folder, PREFIX);
		alive = FileChannel.open(part.resolve(ALIVE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		tryLock(alive);
		OPEN.add(this);
	}

	/**
	 * Makes the hidden folder, and what is missing of the one that it lies in.
	 *
	 * @throws IOException if that is not possible
	 */
	public static PartFolder in(final Path folder) throws IOException {
		final Path whole = folder.toAbsolutePath();
		Path made = null;
		for (Path missing = whole; missing != null && Files.notExists(missing); missing = missing.getParent())
			made = missing;
		Files.createDirectories(whole);
		final PartFolder[] opened = new PartFolder[1];
		final Path outermost = made;
		FolderLock.holding(whole, () -> {
			removeAbandoned(whole);
			opened[0] = new PartFolder(whole, outermost);
		});
		return opened[0];
	}

	/** Whether the process is being ended by a signal, so that what fails now fails for that. */
	public static boolean isEnding() {
		return ending;
	}

	/** Where a file of some name is written to. */
	public Path resolve(final String name) {
		return part.resolve(name);
	}

	/** The names of the files and folders that have been written, in alphabetical order. */
	public List<String> names() throws IOException {
		try (Stream<Path> paths = Files.list(part)) {
			return paths.map(path -> path.getFileName().toString()).filter(name -> !OWN.contains(name)).sorted().toList();
		}
	}

	/** What is done just before files take their places, alone with the folder. */
	@FunctionalInterface
	public interface Check {

		void run() throws IOException;
	}

	/**
	 * Moves the files of some names to their places, where they replace what is there; where one cannot be moved, all is
	 * again as it was.
	 *
	 * @param check throws where the places may not be taken
	 * @throws IOException if a file cannot be moved
	 */
	public void place(final List<String> names, final Check check) throws IOException {
		synchronized (STEP) {
			if (ending) throw new IOException("the program is being ended");
			FolderLock.holding(folder, () -> {
				check.run();
				Files.createDirectory(part.resolve(BEFORE));
				Files.write(part.resolve(PLACING), names);
				try {
					for (final String name : names)
						move(name);
				}
				catch (final IOException e) {
					undo(folder, part);
					throw e;
				}
				Files.delete(part.resolve(PLACING));
				placed = true;
			});
		}
	}

	private void move(final String name) throws IOException {
		final Path place = folder.resolve(name);
		if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) Files.move(place, part.resolve(BEFORE).resolve(name));
		Files.move(part.resolve(name), place);
	}

	/** Takes back what has been moved; the names of those not moved yet are still in the part folder. */
	private static void undo(final Path folder, final Path part) throws IOException {
		final Deque<String> names = new ArrayDeque<>(Files.readAllLines(part.resolve(PLACING)));
		while (!names.isEmpty()) {
			final String name = names.removeLast();
			final Path before = part.resolve(BEFORE).resolve(name);
			if (Files.notExists(part.resolve(name), LinkOption.NOFOLLOW_LINKS) && Files.exists(folder.resolve(name)))
				Files.move(folder.resolve(name), part.resolve(name));
			if (Files.exists(before, LinkOption.NOFOLLOW_LINKS)) Files.move(before, folder.resolve(name));
		}
		Files.delete(part.resolve(PLACING));
	}

	@Override
	public void close() throws IOException {
		synchronized (STEP) {
			if (!OPEN.contains(this)) return;
			try {
				removePart();
			}
			finally {
				OPEN.remove(this);
			}
			if (!placed && made != null) removeEmpty();
		}
	}

	/** What says that somebody is here goes last: others take over what nobody is in. */
	private void removePart() throws IOException {
		delete(part, path -> !path.equals(part) && !path.equals(part.resolve(ALIVE)));
		alive.close();
		Files.deleteIfExists(part.resolve(ALIVE));
		Files.deleteIfExists(part);
	}

	/** The folders that were made in vain. */
	private void removeEmpty() {
		for (Path empty = folder; empty.startsWith(made); empty = empty.getParent())
			if (!empty.toFile().delete()) return;
	}

	private static void end() {
		ending = true;
		for (final PartFolder open : OPEN) {
			try {
				open.close();
			}
			catch (final IOException e) {
				// the next run in that folder removes it
			}
		}
	}

	private static void removeAbandoned(final Path folder) throws IOException {
		try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, PREFIX + "*")) {
			for (final Path part : parts)
				if (Files.isDirectory(part, LinkOption.NOFOLLOW_LINKS) && isAbandoned(part)) remove(folder, part);
		}
	}

	private static void remove(final Path folder, final Path part) {
		try {
			if (Files.exists(part.resolve(PLACING))) undo(folder, part);
			delete(part, path -> true);
		}
		catch (final IOException | UncheckedIOException e) {
			// another user's, or going away by itself; it does no harm
		}
	}

	/**
	 * Locks end with their process, however it ended. One of this process's own must not even be opened: to close it
	 * again would end the lock. One that cannot be opened is about to go, or another user's.
	 */
	private static boolean isAbandoned(final Path part) {
		if (OPEN.stream().anyMatch(open -> open.part.equals(part))) return false;
		if (Files.notExists(part.resolve(ALIVE))) return true;
		try (FileChannel channel = FileChannel.open(part.resolve(ALIVE), StandardOpenOption.WRITE)) {
			return tryLock(channel);
		}
		catch (final IOException e) {
			return false;
		}
	}

	private static boolean tryLock(final FileChannel channel) {
		try {
			return channel.tryLock() != null;
		}
		catch (final IOException | OverlappingFileLockException e) {
			// some network file systems have no locks
			return false;
		}
	}

	private static void delete(final Path part, final Predicate<Path> which) throws IOException {
		try (Stream<Path> paths = Files.walk(part)) {
			for (final Path path : paths.filter(which).sorted(Comparator.reverseOrder()).toList())
				Files.deleteIfExists(path);
		}
	}
}
