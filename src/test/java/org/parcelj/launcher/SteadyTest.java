package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Run after run in one Java machine, as in a Fiji that stays open for days, leaves nothing behind: no memory, no
 * thread, no open file. {@code -Dparcelj.runs=500} has as many runs.
 */
class SteadyTest {

	private static final int RUNS = Integer.getInteger("parcelj.runs", 60);
	/** Every command has run so often before anything is counted: classes, tables of colours and threads stay. */
	private static final int BEFORE = 2;

	/** What one run may leave on average: a run's image alone has more. */
	private static final double MOST_BYTES = 4096;

	private static final File HANDLES = new File("/proc/self/fd");

	@Test
	void memoryThreadsAndHandlesStayAsTheyAre(@TempDir final Path folder) throws Exception {
		SmallImages.write(folder);
		final List<String> commands = SmallImages.OPTIONS.keySet().stream().sorted().toList();
		for (int run = 0; run < BEFORE * commands.size(); run++)
			run(commands.get(run % commands.size()), folder);
		final long memory = memory();
		final int threads = Thread.activeCount();
		final int handles = handles();
		for (int run = 0; run < RUNS; run++)
			run(commands.get(run % commands.size()), folder);
		final double left = (double) (memory() - memory) / RUNS;
		final String found = String.format(Locale.ROOT,
			"%d runs: %.0f bytes each, %d threads (%d before), %d handles (%d before)", RUNS, left, Thread.activeCount(),
			threads, handles(), handles);
		System.out.println(found);
		assertTrue(left < MOST_BYTES, found);
		assertTrue(Thread.activeCount() <= threads, found);
		assumeTrue(HANDLES.isDirectory(), "open files are counted where the system lists them");
		assertTrue(handles() <= handles, found);
	}

	private static void run(final String command, final Path folder) {
		final List<String> arguments = new ArrayList<>(List.of(command));
		final Map<String, String> options = SmallImages.options(command, folder);
		options.put("output", folder.resolve("out").toString());
		options.put("overwrite", "true");
		options.forEach((key, value) -> arguments.add(key + "=" + value));
		SmallImages.run(arguments.toArray(String[]::new));
	}

	/** The least of some looks, since garbage goes when the machine pleases. */
	private static long memory() {
		long least = Long.MAX_VALUE;
		for (int look = 0; look < 3; look++) {
			System.gc();
			least = Math.min(least, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
		}
		return least;
	}

	private static int handles() {
		final String[] open = HANDLES.list();
		return open == null ? 0 : open.length;
	}
}
