package org.parcelj.blocks.mixture;

import java.util.Objects;

import org.parcelj.Progress;
import org.parcelj.blocks.BlockPixels;
import org.parcelj.blocks.BlockPixels.Reader;
import org.parcelj.blocks.Desk;
import org.parcelj.blocks.Supersteps;
import org.parcelj.cluster.mixture.CovarianceType;
import org.parcelj.cluster.mixture.MixtureModel;
import org.parcelj.cluster.mixture.MixturePass;
import org.parcelj.cluster.mixture.MixturePixels;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.features.SumRange;

/** The pixels of all blocks, as a mixture sees them. What blocks give is added up in the order of the blocks. */
final class MixtureOfBlocks implements MixturePixels {

	private final Supersteps steps;
	private final Reader reader;
	private final CovarianceType type;
	private final BlockPixels pixels;
	private int iteration;

	MixtureOfBlocks(final Supersteps steps, final Reader reader, final CovarianceType type, final Progress progress) {
		this.steps = steps;
		this.reader = reader;
		this.type = type;
		pixels = new BlockPixels(steps, reader, progress);
	}

	@Override
	public SumRange range() {
		return pixels.range();
	}

	@Override
	public FeatureMatrix rows(final long[] numbers, final Progress progress) {
		return pixels.rows(numbers, progress);
	}

	@Override
	public double[] variances(final Progress progress) {
		return pixels.spread(progress).variances();
	}

	@Override
	public MixturePass pass(final MixtureModel model, final Progress progress) {
		final Reader of = reader;
		final CovarianceType wanted = type;
		return steps.run("Gaussian mixture, iteration " + ++iteration, desk -> pass(desk, of, model, wanted), progress)
			.stream().filter(Objects::nonNull).reduce(MixturePass::with).orElseThrow();
	}

	/** Null where the block has no pixels. */
	private static MixturePass pass(final Desk desk, final Reader reader, final MixtureModel model,
		final CovarianceType type)
	{
		final FeatureMatrix features = reader.read(desk).features();
		return features.pixels() == 0 ? null : MixturePass.of(features, model, type, desk.progress());
	}
}
