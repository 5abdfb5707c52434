package org.parcelj.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFolderTest {

	@TempDir
	Path folder;

	@BeforeEach
	void thereIsAFile() throws IOException {
		Files.writeString(folder.resolve("a"), "old a");
	}

	@Test
	void filesTakeTheirPlacesTogether() throws IOException {
		try (PartFolder part = PartFolder.in(folder)) {
			Files.writeString(part.resolve("a"), "new a");
			Files.createDirectories(part.resolve("b"));
			Files.writeString(part.resolve("b").resolve("inside"), "new");
			assertEquals(List.of("a", "b"), part.names());
			assertEquals("old a", Files.readString(folder.resolve("a")));
			part.place(part.names(), () -> {});
		}
		assertEquals("new a", Files.readString(folder.resolve("a")));
		assertEquals(Set.of("a", "b", "b/inside"), files());
	}

	@Test
	void whereOneCannotBeMovedAllIsAsBefore() throws IOException {
		try (PartFolder part = PartFolder.in(folder)) {
			Files.writeString(part.resolve("a"), "new a");
			Files.writeString(part.resolve("b"), "new b");
			assertThrows(IOException.class, () -> part.place(List.of("a", "b", "missing"), () -> {}));
			assertThrows(IllegalStateException.class, () -> part.place(List.of("a", "b"), () -> {
				throw new IllegalStateException("the places may not be taken");
			}));
			assertEquals("old a", Files.readString(folder.resolve("a")));
			assertFalse(Files.exists(folder.resolve("b")));
		}
		assertEquals(Set.of("a"), files());
	}

	@Test
	void foldersMadeInVainGo() throws IOException {
		try (PartFolder part = PartFolder.in(folder.resolve("new/deep"))) {
			Files.writeString(part.resolve("a"), "a");
		}
		assertEquals(Set.of("a"), files());
	}

	/** As tasks of one batch do that write to one folder. */
	@Test
	void runsBeginWhileOthersEnd() throws IOException {
		IntStream.range(0, 400).parallel().forEach(run -> {
			try (PartFolder part = PartFolder.in(folder)) {
				Files.writeString(part.resolve("file" + run), "new");
				part.place(part.names(), () -> {});
			}
			catch (final IOException e) {
				throw new UncheckedIOException(e);
			}
		});
		assertEquals(401, files().size());
	}

	@Test
	void twoRunsAtATimeDoNotDisturbEachOther() throws IOException {
		try (PartFolder one = PartFolder.in(folder); PartFolder other = PartFolder.in(folder)) {
			Files.writeString(one.resolve("one"), "1");
			Files.writeString(other.resolve("other"), "2");
			other.place(List.of("other"), () -> {});
			one.place(List.of("one"), () -> {});
		}
		assertEquals(Set.of("a", "one", "other"), files());
	}

	@Test
	void oneProcessAtATimeHoldsTheFolder() throws Exception {
		final String[] others = new String[1];
		FolderLock.holding(folder, () -> others[0] = told(java(Taker.class)));
		assertEquals("held by another", others[0]);
		assertEquals("free", told(java(Taker.class)));
	}

	@Test
	void aSignalRemovesWhatIsUnfinished() throws Exception {
		final Process writer = writer();
		writer.destroy();
		assertTrue(writer.waitFor(1, TimeUnit.MINUTES));
		assertEquals(Set.of("a"), files());
	}

	@Test
	void whatAKilledProcessLeftIsRemovedByTheNext() throws Exception {
		final Process writer = writer();
		try (PartFolder part = PartFolder.in(folder)) {
			Files.writeString(part.resolve("mine"), "mine");
			part.place(List.of("mine"), () -> {});
		}
		assertEquals(1, files().stream().filter(name -> name.endsWith("/unfinished")).count(), "the living one's stays");
		writer.destroyForcibly();
		assertTrue(writer.waitFor(1, TimeUnit.MINUTES));
		assertEquals(1, files().stream().filter(name -> name.endsWith("/unfinished")).count());
		PartFolder.in(folder).close();
		assertEquals(Set.of("a", "mine"), files());
	}

	@Test
	void filesThatAKilledProcessHadHalfPlacedAreTakenBack() throws IOException {
		final Path part = Files.createDirectories(folder.resolve(".parcelj-part-killed"));
		Files.createFile(part.resolve(".alive"));
		Files.write(part.resolve(".placing"), List.of("a", "new", "b"));
		Files.createDirectories(part.resolve(".before"));
		Files.move(folder.resolve("a"), part.resolve(".before/a"));
		Files.writeString(folder.resolve("a"), "new a");
		Files.writeString(folder.resolve("new"), "new");
		Files.writeString(folder.resolve("b"), "old b");
		Files.writeString(part.resolve("b"), "new b");
		PartFolder.in(folder).close();
		assertEquals("old a", Files.readString(folder.resolve("a")));
		assertEquals("old b", Files.readString(folder.resolve("b")));
		assertEquals(Set.of("a", "b"), files());
	}

	/** Starts a process that works in the folder until it is ended; returns when it is at it. */
	private Process writer() throws IOException {
		final Process process = java(Writer.class);
		assertEquals("ready", told(process));
		return process;
	}

	private Process java(final Class<?> program) throws IOException {
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-cp",
			Path.of("target/classes") + java.io.File.pathSeparator + Path.of("target/test-classes"), program.getName(),
			folder.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
	}

	/** The first line that a process writes. */
	private static String told(final Process process) throws IOException {
		return new BufferedReader(new InputStreamReader(process.getInputStream())).readLine();
	}

	private Set<String> files() throws IOException {
		try (Stream<Path> paths = Files.walk(folder)) {
			final Set<String> names = new TreeSet<>();
			paths.filter(path -> !path.equals(folder)).filter(path -> !path.getFileName().toString().startsWith("."))
				.forEach(path -> names.add(folder.relativize(path).toString().replace('\\', '/')));
			return names;
		}
	}

	/** Another process that would change the folder, too. */
	static final class Taker {

		public static void main(final String... arguments) throws Exception {
			final Path file = Path.of(arguments[0], ".parcelj.lock");
			try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
				System.out.println(channel.tryLock() == null ? "held by another" : "free");
			}
		}
	}

	/** Another process that writes to the folder, and waits in the middle of it. */
	static final class Writer {

		public static void main(final String... arguments) throws Exception {
			final PartFolder part = PartFolder.in(Path.of(arguments[0]));
			Files.writeString(part.resolve("unfinished"), "half");
			System.out.println("ready");
			System.out.flush();
			Thread.sleep(60_000);
			part.close();
		}
	}
}
