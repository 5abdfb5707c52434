package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.parcelj.commands.input.ImageSource;
import org.parcelj.commands.input.Report;
import org.parcelj.commands.input.Session;

/**
 * Every command can be stopped at any moment, at once, and gives nothing then. With {@code -Dparcelj.large=true} this
 * is measured on pictures of ten million pixels and series of 224,000, for slow commands too.
 */
class StoppingTest {

	private static final boolean LARGE = Boolean.getBoolean("parcelj.large");
	private static final int MOMENTS = 20;

	/** Ten million pixels may keep silent for a second, a twentieth of them for less, though code is not compiled yet. */
	private static final double LONGEST = LARGE ? 1 : 0.2;

	/** The planes of a Zarr are read only when they are looked at. */
	private static final List<String> INSTANT = List.of("open-zarr");
	private static final String BATCH = "batch";

	@TempDir
	private static Path folder;
	private static LargeImages large;

	@BeforeAll
	static void makeImages() throws Exception {
		SmallImages.write(folder);
		large = LARGE ? new LargeImages(3163, new int[] { 56, 80, 50 }) : new LargeImages(700, new int[] { 20, 28, 18 });
	}

	@AfterAll
	static void forgetImages() {
		large = null;
	}

	private static Stream<String> commands() {
		return SmallImages.OPTIONS.keySet().stream().filter(command -> !INSTANT.contains(command)).sorted();
	}

	private static Stream<String> lines() {
		return LARGE ? Stream.concat(LargeImages.QUICK.stream(), LargeImages.SLOW.stream()) : LargeImages.QUICK.stream();
	}

	@ParameterizedTest
	@MethodSource("commands")
	void itStopsAtAnyMomentAndGivesNothing(final String command, @TempDir final Path first, @TempDir final Path output)
		throws Exception
	{
		final Options options = Options.of(SmallImages.options(command, folder));
		final int all;
		try (Listening never = new Listening()) {
			run(prepared(command, options.with(output(command, first)), files(command)), never);
			all = never.questions();
		}
		assertTrue(all > 0, "it never asks whether to stop");
		for (int moment = 0; moment < MOMENTS; moment++) {
			final CommandRun run = prepared(command, options.with(output(command, output)), files(command));
			try (Listening progress = new Listening()) {
				progress.stopAfter((int) ((long) moment * all / MOMENTS));
				assertThrows(CancellationException.class, () -> run(run, progress),
					"at question " + moment * all / MOMENTS + " of " + all);
			}
			// a number that was never set is 0
			run.outputs().stream().filter(made -> !made.isChanged() && !made.value().equals(0))
				.forEach(made -> fail(made.name() + " is there"));
			assertEquals("", listing(output));
		}
	}

	/** Wherever a run is stopped while its files are written, none of them is there. */
	@Test
	void nothingIsHalfWritten(@TempDir final Path output) throws Exception {
		final Options options = Options.of(Map.of("image", folder.resolve("image.nii").toString(), "clusters", "3"));
		for (int more = 0;; more++) {
			final CommandRun run = prepared("kmeans", options, files("kmeans"));
			final Delivery delivery = new Delivery(OutputKeys.of(Options.of(Map.of("output", output.toString()))),
				Optional.empty());
			delivery.noting(files("kmeans"));
			try (Listening progress = new Listening()) {
				final Session session = run.run(progress, new Silent(), delivery);
				progress.stopAfter(progress.questions() + more);
				delivery.write(run, session, line -> {});
				assertTrue(more > 3, "a question for each file, and one more");
				return;
			}
			catch (final CancellationException e) {
				assertEquals("", listing(output));
			}
		}
	}

	@ParameterizedTest
	@MethodSource("lines")
	void itIsNeverSilentForLong(final String line) throws Exception {
		final String[] words = line.split(" ");
		final Options options = Options.of(Arrays.stream(words, 1, words.length).map(word -> word.split("=", 2))
			.collect(Collectors.toMap(word -> word[0], word -> word[1])));
		final CommandRun run = prepared(words[0], options, large);
		final Listening listening = new Listening();
		try (listening) {
			run(run, listening);
		}
		large.forget("labels");
		large.forget("picture");
		if (LARGE)
			System.out.printf(Locale.ROOT, "%.2f s without a question, %.2f s of the thread's own time: %s%n",
				listening.longest(), listening.longestOfProcessor(), line);
		assertTrue(listening.longestOfProcessor() < LONGEST, String.format(Locale.ROOT,
			"%.2f s of work without a question %s", listening.longestOfProcessor(), listening.place()));
	}

	/** The only command that writes its results itself. */
	private static Options output(final String command, final Path folder) {
		return command.equals(BATCH) ? Options.of(Map.of("output", folder.toString())) : Options.NONE;
	}

	private static ImageSource files(final String command) {
		final Key main = new CommandRun(command).mainImage();
		return new FileImages(main == null ? "" : main.name(), new EarlyImages(Options.NONE),
			ZarrKeys.of(Options.NONE).view());
	}

	private static CommandRun prepared(final String command, final Options options, final ImageSource images) {
		final CommandRun run = new CommandRun(command);
		run.takeImagesFrom(images);
		run.set(options.without(run.keys().notOwn(OutputKeys.ALL)));
		return run;
	}

	/** As a launcher runs it, up to where its results would be written. */
	private static void run(final CommandRun run, final Listening progress) {
		run.run(progress, new Silent(), new Delivery(OutputKeys.of(Options.NONE), Optional.empty()));
	}

	private static String listing(final Path folder) throws Exception {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(file -> !file.equals(folder)).map(Path::toString).sorted().collect(Collectors.joining("\n"));
		}
	}

	/** Hears nothing. */
	private static final class Silent implements Report {

		@Override
		public void say(final String line) {
			// nobody reads it
		}

		@Override
		public void warn(final String line) {
			// nobody reads it
		}
	}
}
