package org.parcelj.blocks.run;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

import org.parcelj.Progress;
import org.parcelj.blocks.BlockClusters;
import org.parcelj.blocks.BlockGrid;
import org.parcelj.blocks.SharedImage;
import org.parcelj.blocks.Supersteps;
import org.parcelj.blocks.ZarrSource;
import org.parcelj.zarr.ngff.LabelGrid;
import org.parcelj.zarr.ngff.LabelImage;
import org.parcelj.zarr.store.FileStore;

/**
 * The surroundings of a run.
 *
 * @param labels how label images are written
 * @param folder for what is written, not there yet
 * @param source where the image that the results belong to is, seen from where they will be
 * @param lines receives what the run says
 * @param warnings receives what looks wrong, although the run goes on
 * @param colours of labels, 0xRRGGBB
 */
record BlockRoom(Supersteps steps, BlockGrid grid, LabelGrid labels, Path folder, String source, Consumer<String> lines,
	Consumer<String> warnings, IntUnaryOperator colours) {

	/** Warns of values of images that single precision makes one. */
	void warnOfRounding(final ZarrSource images, final Progress progress) {
		images.rounding(steps, grid, progress).forEach(warnings);
	}

	/** Writes a label image to the folder. */
	Path write(final BlockClusters clusters, final Progress progress) {
		OwnFolders.delete(folder);
		final LabelImage target = LabelImage.create(new FileStore(folder), "", labels);
		final SharedImage<LabelImage> image = SharedImage.ofLabels(folder, labels);
		clusters.write(steps, grid, (min, size, of) -> image.get().writeBox(min, size, of), progress.part(0, 0.5));
		target.finish(clusters.size(), colours, source, progress.part(0.5, 1));
		clusters.said().forEach(lines);
		return folder;
	}
}
