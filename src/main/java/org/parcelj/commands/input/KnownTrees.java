package org.parcelj.commands.input;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ij.ImagePlus;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.cluster.agglomerative.AgglomerativeClustering;
import org.parcelj.cluster.agglomerative.Linkage;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;

/**
 * The trees that were made of an image, so that another number of parcels costs no second run. It is a property of the
 * image, and does not keep trees in memory by itself: a tree is dropped with the last label image that was cut from it.
 */
public final class KnownTrees {

	private static final String PROPERTY = "parcelj-trees";

	/** Values whose hash one thread computes at a time. */
	private static final int CHUNK = 1 << 16;

	private final List<Known> known = new CopyOnWriteArrayList<>();

	/** Those of an image. */
	public static KnownTrees of(final ImagePlus image) {
		final Object there = image.getProperty(PROPERTY);
		if (there instanceof KnownTrees) return (KnownTrees) there;
		final KnownTrees trees = new KnownTrees();
		image.setProperty(PROPERTY, trees);
		return trees;
	}

	/** Whether there are any that are still held. */
	public boolean isAny() {
		return known.stream().anyMatch(entry -> entry.tree.get() != null);
	}

	/** The tree of such an origin; null where there is none any more. */
	public LabelTree find(final Origin origin) {
		known.removeIf(entry -> entry.tree.get() == null);
		for (final Known entry : known)
			if (entry.origin.equals(origin)) return entry.tree.get();
		return null;
	}

	public void add(final Origin origin, final LabelTree tree) {
		known.add(new Known(origin, new WeakReference<>(tree)));
	}

	private record Known(Origin origin, WeakReference<LabelTree> tree) {}

	/** All that a tree depends on; features as a hash. */
	public record Origin(Mask mask, int features, long featuresHash, Connectivity connectivity, Linkage linkage,
		boolean bridge, int superpixels) {

		/**
		 * @param graph of a mask's pixels, without further edges
		 * @param superpixels the number of regions that were merged instead of pixels; 0 where it was pixels
		 */
		public static Origin of(final FeatureMatrix features, final GridGraph graph, final AgglomerativeClustering method,
			final int superpixels, final Progress progress)
		{
			return new Origin(graph.mask(), features.features(), hash(features.sharedValues(), progress),
				graph.connectivity(), method.linkage(), method.bridges(), superpixels);
		}

		private static long hash(final float[] values, final Progress progress) {
			final long[] parts = new long[Chunks.count(values.length, CHUNK)];
			Chunks.forEach(values.length, CHUNK, (chunk, from, to) -> {
				progress.check();
				parts[chunk] = hash(values, from, to);
			});
			long hash = 0;
			for (final long part : parts)
				hash = mix(hash, part);
			return hash;
		}

		private static long hash(final float[] values, final int from, final int to) {
			long hash = 0;
			for (int i = from; i < to; i++)
				hash = mix(hash, Float.floatToRawIntBits(values[i]) & 0xffffffffL);
			return hash;
		}

		/** The order counts; each step can be undone, so that inputs that differ once never meet again. */
		private static long mix(final long hash, final long value) {
			final long mixed = (hash ^ value) * 0x9e3779b97f4a7c15L;
			return mixed ^ mixed >>> 29;
		}
	}
}
