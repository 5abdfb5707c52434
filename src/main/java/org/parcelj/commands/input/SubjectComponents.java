package org.parcelj.commands.input;

import java.util.List;
import java.util.function.Consumer;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import org.parcelj.PixelSpace;
import org.parcelj.Progress;
import org.parcelj.blocks.group.SubjectTask;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.filter.CoarseGrid;
import org.parcelj.grid.Mask;
import org.parcelj.imagej.images.ImagePlusImgs;

/**
 * Reads, cleans and reduces the series of one subject, on whatever machine.
 *
 * @param grid that its images are brought to, with the mask; null where they stay on their own
 * @param preparation of this subject alone
 */
record SubjectComponents(SubjectFile subject, ChannelChoice channels, CoarseGrid grid, Mask mask, PixelSpace space,
	Preparation preparation) implements SubjectTask {

	@Override
	public String name() {
		return subject.file();
	}

	@Override
	public String identity() {
		return "components-" + SubjectFile.fingerprint(List.of(this));
	}

	@Override
	public FeatureMatrix run(final Progress progress, final Consumer<String> warned) {
		final RandomAccessibleInterval<? extends RealType<?>> whole = ImagePlusImgs
			.of(channels.of(subject.open(progress, warned), progress)).img();
		final RandomAccessibleInterval<? extends RealType<?>> img = grid == null ? whole : grid.shrink(whole, progress);
		return preparation.components(preparation.values(List.of(img), 0, space, mask, progress), progress);
	}
}
