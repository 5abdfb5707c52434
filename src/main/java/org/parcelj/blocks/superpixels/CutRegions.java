package org.parcelj.blocks.superpixels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.parcelj.Progress;
import org.parcelj.blocks.BlockGrid;
import org.parcelj.blocks.PixelSource;
import org.parcelj.blocks.Supersteps;
import org.parcelj.blocks.rena.BlockRena;
import org.parcelj.blocks.superpixels.BlockSuperpixels.Found;
import org.parcelj.blocks.superpixels.EdgeSteps.Differences;
import org.parcelj.blocks.superpixels.EdgeSteps.Weights;
import org.parcelj.cluster.spectral.Affinity;
import org.parcelj.cluster.spectral.RegionSimilarities;
import org.parcelj.cluster.spectral.SpectralClustering;
import org.parcelj.cluster.spectral.SpectralResult;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.EdgeRows;
import org.parcelj.grid.PlacedGraph;

/**
 * Cuts between superpixels, whose similarities are the sums over the edges of their pixels, as
 * {@link SpectralClustering} does, up to the rounding of these sums.
 *
 * @param affinity of pixels, by the contrast of edges
 */
public record CutRegions(Affinity affinity, Connectivity connectivity,
	SpectralClustering.Options options) implements BlockSuperpixels.OfRegions {

	@Override
	public String identity() {
		return "spectral " + affinity + " connectivity=" + connectivity + " " + options;
	}

	@Override
	public Found fit(final Supersteps steps, final PixelSource source, final BlockGrid grid,
		final BlockRena.Regions regions, final Progress progress)
	{
		final EdgeSteps edges = new EdgeSteps(source, grid, connectivity, regions.clusters().labels());
		final double scale = steps.run("measuring contrast", edges::differences, progress.part(0, 0.2)).stream()
			.reduce(Differences.NONE, Differences::with).deviation();
		final Affinity of = affinity;
		final List<Weights> weights = steps.run("summing up similarities", desk -> edges.weights(desk, of, scale),
			progress.part(0.2, 0.4));
		final SpectralResult result = new SpectralClustering(options).fit(similarities(regions, weights),
			progress.part(0.4, 1));
		final List<String> said = new ArrayList<>();
		said.add(String.format(Locale.ROOT, "contrast scale %.6g", scale));
		said.add(
			String.format(Locale.ROOT, "normalised cut %.6g, by %s", result.normalizedCut(), result.assignment().label()));
		if (result.isAmbiguous())
			said.add("eigenvalue " + result.clustering().size() +
				" cannot be told from the next one, so that other regions would be as good; ask for more or fewer clusters");
		return new Found(result.clustering(), said);
	}

	/** Summed in the order of the blocks. */
	private static RegionSimilarities similarities(final BlockRena.Regions regions, final List<Weights> weights) {
		final EdgeRows graph = EdgeRows.of(regions.graph());
		final double[] between = new double[graph.edges()];
		final double[] within = new double[graph.size()];
		for (final Weights part : weights)
			for (int i = 0; i < part.pairs().length; i++) {
				final int lower = (int) (part.pairs()[i] >>> 32) - 1;
				final int upper = (int) part.pairs()[i] - 1;
				if (lower == upper) within[lower] += part.sums()[i];
				else
					between[Arrays.binarySearch(graph.neighbours(), graph.starts()[lower], graph.starts()[lower + 1],
						upper)] += part.sums()[i];
			}
		return new RegionSimilarities(new PlacedGraph(graph, centres(regions.pixels(), weights)), between, within);
	}

	private static int[][] centres(final int[] pixels, final List<Weights> weights) {
		final long[][] sums = new long[3][pixels.length];
		for (final Weights part : weights)
			part.places().forEach((region, places) -> {
				for (int axis = 0; axis < 3; axis++)
					sums[axis][region - 1] += places[axis];
			});
		final int[][] centres = new int[3][pixels.length];
		for (int axis = 0; axis < 3; axis++)
			for (int region = 0; region < pixels.length; region++)
				centres[axis][region] = (int) (sums[axis][region] / pixels[region]);
		return centres;
	}
}
