package org.parcelj.blocks.rena;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parcelj.CancelAfter;
import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.blocks.ArraySource;
import org.parcelj.blocks.BlockTask;
import org.parcelj.blocks.Engine;
import org.parcelj.blocks.FolderShelf;
import org.parcelj.blocks.LocalEngine;
import org.parcelj.blocks.MemoryShelf;
import org.parcelj.blocks.RoomyShelf;
import org.parcelj.blocks.Shelf;
import org.parcelj.cluster.rena.Rena;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;

/** The labels of blocks are those of the whole, for every pixel. */
class BlockRenaTest {

	private static final int[] SIZE = { 23, 19, 17 };
	private static final int CLUSTERS = 60;
	private static final int MARGIN = 1 << 24;

	@TempDir
	Path folder;

	/** Noise of wide range, whole numbers with many ties, and a constant third; a mask with holes in it. */
	private static ArraySource source(final int[] size, final int features) {
		return ArraySource.withHoles(size, features, (random, pixel, feature) -> {
			final int third = 3 * (pixel / size[0] / size[1]) / size[2];
			return third == 0 ? 7 : third == 1 ? random.nextInt(5) : random.nextDouble() * Math.pow(10, random.nextInt(6));
		});
	}

	private static int[] whole(final ArraySource source, final Connectivity connectivity, final int clusters) {
		return source.labels(new Rena(clusters)
			.fit(source.matrix(), GridGraph.of(source.mask(), connectivity), Progress.NONE).clustering()::label);
	}

	private static int[] inBlocks(final ArraySource source, final Connectivity connectivity, final int clusters,
		final int[] block, final long mostGathered, final Engine engine, final Shelf shelf)
	{
		return source.inBlocks(new BlockRena(clusters, connectivity, mostGathered), block, engine, shelf, Progress.NONE);
	}

	/** However late the nodes are gathered. */
	@ParameterizedTest
	@CsvSource({ "FACES,8,1,0", "FULL,8,1,0", "FACES,5,3,0", "FULL,6,2,0", "FACES,23,1,0", "FULL,3,1,0", "FACES,2,2,0",
		"FULL,7,5,500", "FACES,9,1,100000", "FULL,1,1,0" })
	void theLabelsAreThoseOfTheWhole(final Connectivity connectivity, final int block, final int features,
		final long mostGathered)
	{
		final int[] size = block == 1 ? new int[] { 6, 5, 4 } : block < 4 ? new int[] { 13, 11, 9 } : SIZE;
		final int clusters = block == 1 ? 12 : block < 4 ? 30 : CLUSTERS;
		final ArraySource source = source(size, features);
		final int[] expected = whole(source, connectivity, clusters);
		assertArrayEquals(expected, inBlocks(source, connectivity, clusters, new int[] { block, block + 1, block },
			mostGathered, new LocalEngine(), new MemoryShelf()));
	}

	/** Whether notes are in memory, in files, or some of them in either. */
	@Test
	void theLabelsDoNotDependOnWhatIsKept() {
		final ArraySource source = source(SIZE, 1);
		final int[] expected = whole(source, Connectivity.FACES, CLUSTERS);
		final int most = SIZE[0] * SIZE[1] * SIZE[2] * 30;
		for (final int room : new int[] { 0, most / 8, most / 3, most }) {
			final FolderShelf files = new FolderShelf(folder.resolve(String.valueOf(room)));
			final int[] block = { 12, 10, 9 };
			assertArrayEquals(expected,
				inBlocks(source, Connectivity.FACES, CLUSTERS, block, 0, new LocalEngine(), new RoomyShelf(files, room)));
		}
	}

	/** What takes more than there is room for is not kept, and what is deleted makes room again. */
	@Test
	void notesAreKeptAsLongAsThereIsRoom() {
		final Shelf shelf = new RoomyShelf(new FolderShelf(folder), 10);
		assertTrue(shelf.keep("a", 0, "first", 6));
		assertFalse(shelf.keep("a", 1, "second", 6));
		assertTrue(shelf.keep("a", 1, "second", 4));
		shelf.put("a", 2, "third");
		assertEquals("first", shelf.get("a", 0));
		assertEquals("third", shelf.get("a", 2));
		shelf.delete("a");
		for (int i = 0; i < 3; i++)
			assertNull(shelf.get("a", i));
		assertTrue(shelf.keep("b", 0, "fourth", 10));
	}

	/**
	 * A region of all blocks is told as a sum a block, and node by node where the rounding of sums may show: where its
	 * mean lies between two numbers of single precision but for what is too small to be added.
	 */
	@ParameterizedTest
	@CsvSource({ "1e-17,0,false", "0,0x1p-13,false", "1e-17,0x1p-13,true" })
	void aRegionOfManyBlocksIsSummedInParts(final float least, final float step, final boolean oneByOne) {
		final ArraySource source = region(least, step);
		final AtomicInteger sums = new AtomicInteger();
		final AtomicInteger merges = new AtomicInteger();
		final Engine counting = new Engine() {

			@Override
			public <R extends java.io.Serializable> java.util.List<R> map(final String what, final int blocks,
				final BlockTask<R> task, final Progress progress)
			{
				if (what.startsWith("summing up")) sums.incrementAndGet();
				if (what.equals("merging")) merges.incrementAndGet();
				return new LocalEngine().map(what, blocks, task, progress);
			}
		};
		assertArrayEquals(whole(source, Connectivity.FACES, 200),
			inBlocks(source, Connectivity.FACES, 200, new int[] { 12, 12, 12 }, 0, counting, new MemoryShelf()));
		assertEquals(oneByOne, sums.get() > merges.get());
	}

	/** A half of 24 × 24 × 24 pixels is a region of about one value. */
	private static ArraySource region(final float least, final float step) {
		final int n = 24;
		final int pixels = n * n * n;
		final float[] values = new float[pixels];
		final SplittableRandom random = new SplittableRandom(3);
		for (int i = 0; i < pixels; i++)
			values[i] = i >= pixels / 2
				? 1_000_000 + random.nextInt(1000)
				: (i % n + i / n % n + i / n / n) % 4 == 0 ? 1000 + step : 1000;
		values[8 * n * n + 1] = least;
		values[3 * n * n + 9 * n + 10] = 2000;
		final boolean[] inside = new boolean[pixels];
		java.util.Arrays.fill(inside, true);
		return new ArraySource(new int[] { n, n, n }, 1, values, inside);
	}

	/** Memory is gone when a region has to be summed node by node, which is the third step after a round's groups. */
	@Test
	void aRegionThatDoesNotFitIsRefusedBeforeItIsSummed() {
		final AtomicInteger sums = new AtomicInteger();
		final Engine filled = new Engine() {

			@Override
			public <R extends java.io.Serializable> java.util.List<R> map(final String what, final int blocks,
				final BlockTask<R> task, final Progress progress)
			{
				if (!what.startsWith("summing up") || sums.incrementAndGet() < 3)
					return new LocalEngine().map(what, blocks, task, progress);
				try (Memory.Promise others = Memory.promise("others", Memory.free(Long.MAX_VALUE) - MARGIN)) {
					final byte[] more = new byte[2 * MARGIN];
					final java.util.List<R> results = new LocalEngine().map(what, blocks, task, progress);
					Reference.reachabilityFence(more);
					return results;
				}
			}
		};
		final String message = assertThrows(InputException.class, () -> inBlocks(region(1e-17f, 0x1p-13f),
			Connectivity.FACES, 200, new int[] { 12, 12, 12 }, 0, filled, new MemoryShelf())).getMessage();
		assertTrue(
			message.contains(
				"the mean of a region of many blocks, whose last digit depends on the order of its " + "clusters, needs "),
			message);
	}

	@Test
	void picturesHaveOnePlane() {
		final ArraySource source = source(new int[] { 40, 30, 1 }, 1);
		for (final Connectivity connectivity : Connectivity.values())
			assertArrayEquals(whole(source, connectivity, 50),
				inBlocks(source, connectivity, 50, new int[] { 16, 8, 1 }, 0, new LocalEngine(), new MemoryShelf()));
	}

	/** A run that died goes on from what is on the disk, and does no finished step again. */
	@Test
	void aRunThatDiedGoesOn() {
		final ArraySource source = source(SIZE, 1);
		final int[] block = { 12, 10, 9 };
		final AtomicInteger maps = new AtomicInteger();
		final Engine dying = new Engine() {

			@Override
			public <R extends java.io.Serializable> java.util.List<R> map(final String what, final int blocks,
				final BlockTask<R> task, final Progress progress)
			{
				if (maps.incrementAndGet() % 5 == 0) throw new IllegalStateException("died");
				return new LocalEngine().map(what, blocks, task, progress);
			}
		};
		final int[] expected = whole(source, Connectivity.FULL, CLUSTERS);
		for (int run = 1;; run++) {
			assertTrue(run < 50);
			try {
				assertArrayEquals(expected,
					inBlocks(source, Connectivity.FULL, CLUSTERS, block, 0, dying, new FolderShelf(folder)));
				break;
			}
			catch (final IllegalStateException e) {
				assertEquals("died", e.getMessage());
			}
		}
		assertTrue(maps.get() > 10);
		final String message = assertThrows(InputException.class,
			() -> inBlocks(source, Connectivity.FACES, CLUSTERS, block, 0, new LocalEngine(), new FolderShelf(folder)))
			.getMessage();
		assertTrue(message.startsWith("the checkpoint is of another run"), message);
	}

	@Test
	void whatCannotBeClusteredIsRefused() {
		final ArraySource source = source(new int[] { 6, 6, 6 }, 1);
		refused("at most the number of pixels", source, 217);
		final boolean[] islands = new boolean[216];
		for (int i = 0; i < 216; i += 2)
			islands[i] = i / 6 % 2 == 0 && i / 36 % 2 == 0;
		refused("connected components, 27", new ArraySource(new int[] { 6, 6, 6 }, 1, new float[216], islands), 5);
		final float[] values = new float[216];
		values[100] = Float.NaN;
		final boolean[] all = new boolean[216];
		java.util.Arrays.fill(all, true);
		refused("NaN or infinite", new ArraySource(new int[] { 6, 6, 6 }, 1, values, all), 5);
	}

	private static void refused(final String words, final ArraySource source, final int clusters) {
		final String message = assertThrows(InputException.class, () -> inBlocks(source, Connectivity.FACES, clusters,
			new int[] { 4, 4, 4 }, 0, new LocalEngine(), new MemoryShelf())).getMessage();
		assertTrue(message.contains(words) && !message.contains("\n"), message);
	}

	@Test
	void aCanceledRunStops() {
		final ArraySource source = source(SIZE, 1);
		final BlockRena rena = new BlockRena(CLUSTERS, Connectivity.FACES, 0);
		assertThrows(CancellationException.class,
			() -> source.inBlocks(rena, new int[] { 8, 8, 8 }, new LocalEngine(), new MemoryShelf(), CancelAfter.atOnce()));
		CancelAfter.assertStops(100,
			progress -> source.inBlocks(rena, new int[] { 12, 12, 12 }, new LocalEngine(), new MemoryShelf(), progress));
	}
}
