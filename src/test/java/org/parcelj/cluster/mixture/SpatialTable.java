package org.parcelj.cluster.mixture;

import java.util.Arrays;
import java.util.Locale;

import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;
import org.parcelj.parcels.Agreement;

/**
 * Prints how well mixtures with a spatial prior find shapes in noise, over many images of it, and how many of the
 * images that they miss the model itself misses too, told its true parameters: src/benchmark/run spatial.
 */
public final class SpatialTable {

	private static final int SEEDS = 30;

	/**
	 * Images of one kind.
	 *
	 * @param truth the labels without noise
	 * @param sd of the noise, where neighbouring classes lie 1 apart
	 * @param bar the adjusted Rand index to reach in each image
	 * @param mostAlone pixels of an image that may differ from all that share a face with them; such are single outliers
	 * of the noise, which a weak prior rightly believes, so that in a volume only strengths above 1 are held to it
	 */
	private record Images(String name, long[] grid, int[] truth, double sd, double bar, int mostAlone,
		double[] strengths) {

		boolean areMissed(final double rand, final int alone, final double strength) {
			return rand < bar || strength > 1 && alone > mostAlone;
		}
	}

	private SpatialTable() {
	}

	/**
	 * @param args the number of images of a kind (default 30), and the rows to print where not all, such as
	 * {@code "two discs faces"}
	 */
	public static void main(final String[] args) {
		final int seeds = args.length > 0 ? Integer.parseInt(args[0]) : SEEDS;
		final long[] cube = { 28, 28, 28 };
		final Images[] kinds = {
			new Images("two discs", Phantom.DISCS, Phantom.discs(), 0.6, 0.98, 5, new double[] { 1.5, 2, 2.5, 4, 8, 10 }),
			new Images("two balls", cube, Phantom.balls(cube), 0.7, 0.92, 28, new double[] { 1, 1.5, 2.5, 4, 8, 10 }) };
		System.out.println(
			"images | neighbours | strength | lowest adjusted Rand index | median | images missed: below the bar or with more pixels " +
				"alone than allowed | of these, missed at the true parameters too | " +
				"most pixels unlike all that share a face | not settled | weaker than asked for");
		for (final Images images : kinds)
			for (final Connectivity connectivity : Connectivity.values())
				if (args.length < 2 || args[1].equals(images.name + " " + connectivity.label()))
					for (final double strength : images.strengths)
					print(images, connectivity, strength, seeds);
	}

	private static void print(final Images images, final Connectivity connectivity, final double strength,
		final int seeds)
	{
		final GridGraph graph = GridGraph.of(Mask.all(images.grid), connectivity);
		final GridGraph faces = GridGraph.of(Mask.all(images.grid), Connectivity.FACES);
		final GaussianMixture mixture = new GaussianMixture(GaussianMixture.Options.of(3).withSpatial(strength));
		final double[] found = new double[seeds];
		int alone = 0;
		int unsettled = 0;
		int weaker = 0;
		int missed = 0;
		int hopeless = 0;
		for (int seed = 0; seed < seeds; seed++) {
			final FeatureMatrix x = Phantom.noisy(images.truth, images.sd, seed + 1);
			final MixtureResult result = mixture.fit(x, graph, Progress.NONE);
			found[seed] = new Agreement(images.truth, result.labels()).adjustedRandIndex();
			final int lonely = Phantom.alone(result.labels(), faces);
			alone = Math.max(alone, lonely);
			if (!result.converged()) unsettled++;
			if (result.model().spatial() < strength) weaker++;
			if (!images.areMissed(found[seed], lonely, strength)) continue;
			missed++;
			final int[] best = new PottsSampler(graph, x, images.sd, strength).mostProbable(images.truth);
			if (images.areMissed(new Agreement(images.truth, best).adjustedRandIndex(), Phantom.alone(best, faces), strength))
				hopeless++;
		}
		Arrays.sort(found);
		System.out.println(String.format(Locale.ROOT, "%s | %s | %s | %.4f | %.4f | %d of %d | %d | %d | %d | %d%s",
			images.name, connectivity.label(), strength, found[0], found[seeds / 2], missed, seeds, hopeless, alone,
			unsettled, weaker, missed > 0 || unsettled > 0 ? "  MISSED" : ""));
	}
}
