package org.parcelj.blocks.kmeans;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parcelj.CancelAfter;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.blocks.ArraySource;
import org.parcelj.blocks.BlockTask;
import org.parcelj.blocks.Engine;
import org.parcelj.blocks.FolderShelf;
import org.parcelj.blocks.LocalEngine;
import org.parcelj.blocks.MemoryShelf;
import org.parcelj.cluster.Clustering;
import org.parcelj.cluster.kmeans.KMeans;
import org.parcelj.cluster.kmeans.KMeansAlgorithm;
import org.parcelj.cluster.kmeans.KMeansResult;

/** The labels of blocks are those of the whole, for every pixel. */
class BlockKMeansTest {

	private static final int[] SIZE = { 31, 27, 23 };

	@TempDir
	Path folder;

	/** Values of wide range, whose sums of doubles differ with the order; some of them equal; a mask with holes. */
	private static ArraySource source(final int[] size, final int features) {
		return ArraySource.withHoles(size, features, (random, pixel,
			feature) -> pixel % 5 == 0 ? random.nextInt(9) : random.nextDouble() * Math.pow(10, random.nextInt(-6, 4)));
	}

	private static int[] whole(final ArraySource source, final KMeans.Options options) {
		final KMeansResult result = new KMeans(options).fit(source.matrix(), Progress.NONE);
		final Clustering clustering = Clustering.byFirstFeature(result.labels(), source.matrix());
		return source.labels(clustering::label);
	}

	@ParameterizedTest
	@CsvSource({ "LLOYD,16,8,1", "LLOYD,11,12,3", "MINIBATCH,16,8,1", "MINIBATCH,9,40,2", "AUTO,16,8,1", "AUTO,31,5,2",
		"AUTO,7,40,6" })
	void theLabelsAreThoseOfTheWhole(final KMeansAlgorithm algorithm, final int block, final int clusters,
		final int features)
	{
		final ArraySource source = source(SIZE, features);
		final KMeans.Options options = KMeans.Options.of(clusters).withAlgorithm(algorithm).withRestarts(2)
			.withIterations(12);
		assertArrayEquals(whole(source, options), source.inBlocks(new BlockKMeans(options),
			new int[] { block, block + 1, block }, new LocalEngine(), new MemoryShelf(), Progress.NONE));
	}

	/** Until no pixel changes: late iterations compare with moved centres alone. */
	@Test
	void settledRunsAreThoseOfTheWhole() {
		final ArraySource source = source(new int[] { 40, 30, 10 }, 1);
		final KMeans.Options options = KMeans.Options.of(12).withAlgorithm(KMeansAlgorithm.LLOYD).withRestarts(1)
			.withIterations(200);
		assertArrayEquals(whole(source, options), source.inBlocks(new BlockKMeans(options), new int[] { 16, 16, 16 },
			new LocalEngine(), new MemoryShelf(), Progress.NONE));
	}

	/** The best clusters of whole numbers, which the values of all blocks together give. */
	@Test
	void wholeNumbersAreThoseOfTheWhole() {
		final int[] size = { 30, 20, 10 };
		final float[] values = new float[6000];
		final boolean[] inside = new boolean[values.length];
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) (i * 37L % 251 * (i / 600));
			inside[i] = i % 11 > 0;
		}
		final ArraySource source = new ArraySource(size, 1, values, inside);
		final KMeans.Options options = KMeans.Options.of(8);
		assertArrayEquals(whole(source, options), source.inBlocks(new BlockKMeans(options), new int[] { 16, 7, 9 },
			new LocalEngine(), new MemoryShelf(), Progress.NONE));
	}

	/** Fewer different values than clusters: most become empty and are filled. */
	@Test
	void emptyClustersAreFilledAsInTheWhole() {
		final int[] size = { 14, 14, 14 };
		final float[] values = new float[14 * 14 * 14];
		for (int i = 0; i < values.length; i++)
			values[i] = i * 7 / 100 % 5;
		final boolean[] inside = new boolean[values.length];
		Arrays.fill(inside, true);
		final ArraySource source = new ArraySource(size, 1, values, inside);
		// a local search is not made in blocks
		for (final KMeansAlgorithm algorithm : EnumSet.complementOf(EnumSet.of(KMeansAlgorithm.LOCAL))) {
			final KMeans.Options options = KMeans.Options.of(9).withAlgorithm(algorithm).withRestarts(1).withIterations(9);
			assertArrayEquals(whole(source, options), source.inBlocks(new BlockKMeans(options), new int[] { 6, 8, 9 },
				new LocalEngine(), new MemoryShelf(), Progress.NONE));
		}
	}

	/** It goes on after the last iteration that was finished. */
	@Test
	void aRunThatDiedGoesOn() {
		final ArraySource source = source(SIZE, 1);
		final KMeans.Options options = KMeans.Options.of(6).withAlgorithm(KMeansAlgorithm.LLOYD).withRestarts(2)
			.withIterations(8);
		final AtomicInteger maps = new AtomicInteger();
		final Engine dying = new Engine() {

			@Override
			public <R extends Serializable> List<R> map(final String what, final int blocks, final BlockTask<R> task,
				final Progress progress)
			{
				if (maps.incrementAndGet() % 4 == 0) throw new IllegalStateException("died");
				return new LocalEngine().map(what, blocks, task, progress);
			}
		};
		final int[] block = { 16, 16, 16 };
		for (int run = 1;; run++) {
			assertTrue(run < 50);
			try {
				assertArrayEquals(whole(source, options),
					source.inBlocks(new BlockKMeans(options), block, dying, new FolderShelf(folder), Progress.NONE));
				break;
			}
			catch (final IllegalStateException e) {
				assertEquals("died", e.getMessage());
			}
		}
		assertTrue(maps.get() > 10);
	}

	@Test
	void whatCannotBeClusteredIsRefused() {
		refused("at most the number of pixels, 27", new ArraySource(new int[] { 3, 3, 3 }, 1, new float[27], all(27)));
		final float[] values = new float[1000];
		values[555] = Float.NaN;
		refused("block 7: 1 value inside the mask is NaN or infinite",
			new ArraySource(new int[] { 10, 10, 10 }, 1, values, all(1000)));
	}

	private static boolean[] all(final int pixels) {
		final boolean[] inside = new boolean[pixels];
		Arrays.fill(inside, true);
		return inside;
	}

	private static void refused(final String words, final ArraySource source) {
		final String message = assertThrows(InputException.class,
			() -> source.inBlocks(new BlockKMeans(KMeans.Options.of(28)), new int[] { 5, 5, 5 }, new LocalEngine(),
				new MemoryShelf(), Progress.NONE))
			.getMessage();
		assertTrue(message.contains(words) && !message.contains("\n"), message);
	}

	@Test
	void aCanceledRunStops() {
		final ArraySource source = source(new int[] { 15, 13, 11 }, 2);
		final int[] block = { 8, 8, 8 };
		final BlockKMeans method = new BlockKMeans(KMeans.Options.of(8).withAlgorithm(KMeansAlgorithm.LLOYD));
		assertThrows(CancellationException.class,
			() -> source.inBlocks(method, block, new LocalEngine(), new MemoryShelf(), CancelAfter.atOnce()));
		CancelAfter.assertStops(100,
			progress -> source.inBlocks(method, block, new LocalEngine(), new MemoryShelf(), progress));
	}
}
