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

/** The pixels of all blocks, as a mixture sees them. The blocks' sums are added up in the order of the blocks. */
final class MixtureOfBlocks extends BlockPixels implements MixturePixels {

	private final CovarianceType type;
	private int iteration;

	MixtureOfBlocks(final Supersteps steps, final Reader reader, final CovarianceType type, final Progress progress) {
		super(steps, reader, progress);
		this.type = type;
	}

	@Override
	public double[] variances(final Progress progress) {
		return spread(progress).variances();
	}

	@Override
	public MixturePass pass(final MixtureModel model, final Progress progress) {
		final Reader of = reader();
		final CovarianceType wanted = type;
		return steps().run("Gaussian mixture, iteration " + ++iteration, desk -> pass(desk, of, model, wanted), progress)
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
