package org.parcelj.blocks.mixture;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.blocks.BlockClusters;
import org.parcelj.blocks.BlockGrid;
import org.parcelj.blocks.BlockMethod;
import org.parcelj.blocks.BlockPixels.Reader;
import org.parcelj.blocks.Desk;
import org.parcelj.blocks.PackedLabels;
import org.parcelj.blocks.PixelSource;
import org.parcelj.blocks.PixelSource.Pixels;
import org.parcelj.blocks.Supersteps;
import org.parcelj.cluster.mixture.FittedMixture;
import org.parcelj.cluster.mixture.GaussianMixture;
import org.parcelj.cluster.mixture.MixtureFit;
import org.parcelj.cluster.mixture.MixtureModel;
import org.parcelj.cluster.mixture.MixtureResult;

/**
 * A mixture of Gaussians fitted to a volume in blocks, as {@link GaussianMixture} fits it to the whole volume, up to
 * the rounding of sums: the starts are on the same sample, drawn from all blocks; each iteration over all pixels is a
 * step.
 *
 * @param options of the method
 */
public record BlockMixture(GaussianMixture.Options options) implements BlockMethod {

	/** Bytes of a pixel besides its features, which are held three times. */
	private static final int BYTES = 16;
	private static final int FEATURE_BYTES = 12;
	private static final String LABELS = "components";

	/** The result of a block: how many pixels each component has, and the sum of their log-likelihoods. */
	private record Labelled(long[] sizes, double logLikelihood) implements Serializable {}

	@Override
	public String identity() {
		return "gmm " + options;
	}

	/**
	 * @throws InputException if there are fewer pixels than components, a value is not finite, a covariance matrix gets
	 * singular, or a component is nowhere the most probable one
	 */
	@Override
	public BlockClusters fit(final Supersteps steps, final PixelSource source, final BlockGrid grid,
		final Progress progress)
	{
		final Reader reader = new Reader(source, grid, BYTES, FEATURE_BYTES);
		final MixtureOfBlocks pixels = new MixtureOfBlocks(steps, reader, options.covariance(), progress.part(0, 0.05));
		final MixtureFit fit = new GaussianMixture(options).fit(pixels, progress.part(0.05, 0.95));
		final MixtureModel model = fit.model();
		final List<Labelled> parts = steps.run("labelling", desk -> label(desk, reader, model), progress.part(0.95, 1));
		requirePixels(parts);
		final long n = pixels.range().pixels();
		final double mean = parts.stream().mapToDouble(Labelled::logLikelihood).sum() / n;
		return new BlockClusters(options.components(), BlockMixture::labels, List.of(said(model, mean, n, fit)),
			Optional.of(new FittedMixture(model, mean, n)));
	}

	private static Labelled label(final Desk desk, final Reader reader, final MixtureModel model) {
		final Pixels read = reader.read(desk);
		final long[] sizes = new long[model.components()];
		if (read.mask().size() == 0) {
			Reader.leave(desk, LABELS, read, new int[0], model.components() - 1);
			return new Labelled(sizes, 0);
		}
		final MixtureResult result = model.apply(read.features(), null, desk.progress());
		final int[] labels = result.labels();
		for (final int label : labels)
			sizes[label]++;
		Reader.leave(desk, LABELS, read, labels, model.components() - 1);
		return new Labelled(sizes, result.meanLogLikelihood() * labels.length);
	}

	private void requirePixels(final List<Labelled> parts) {
		for (int c = 0; c < options.components(); c++) {
			final int component = c;
			if (parts.stream().allMatch(part -> part.sizes[component] == 0))
				throw MixtureResult.withoutPixels(c, options.components());
		}
	}

	private static int[] labels(final Desk desk) {
		final int[] labels = ((PackedLabels) desk.load(LABELS)).toArray();
		for (int i = 0; i < labels.length; i++)
			labels[i]++;
		return labels;
	}

	private String said(final MixtureModel model, final double mean, final long n, final MixtureFit fit) {
		return String.format(Locale.ROOT,
			"log-likelihood per pixel %.5f, BIC %.6g, AIC %.6g, %d iterations over all pixels", mean, model.bic(mean, n),
			model.aic(mean, n), fit.iterations()) +
			(fit.converged()
				? ""
				: "; the fit did not converge within " + options.iterations() +
					" iterations; allow more, or a larger tolerance");
	}
}
