package org.parcelj.commands;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import org.parcelj.Plural;
import org.parcelj.commands.input.LabelChoice;
import org.parcelj.commands.input.Phase;
import org.parcelj.imagej.images.CompressedImages;
import org.parcelj.imagej.images.ImagePlusImgs;
import org.parcelj.imagej.tables.SignalTables;
import org.parcelj.parcels.Compression;
import org.parcelj.parcels.LabelMap;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** An image in which every pixel has its parcel's mean, and how much of the variance that keeps. */
@Plugin(type = Command.class, name = "compress", label = "Compress Image", headless = true, visible = false)
public class CompressCommand extends ParcelCommand {

	private static final String PICTURE = "compressed.png";

	@Parameter(label = "Image", required = false, persist = false,
		description = "The image to compress, with all its channels and frames; if none is named, the active one.")
	private ImagePlus image;

	@Parameter(label = "Label image", persist = false, autoFill = false,
		description = "The parcels: an 8-, 16- or 32-bit image in which 0 is background; numbers may have gaps.")
	private ImagePlus labels;

	@Parameter(label = "Scaling", required = false, persist = false,
		description = "Multiplies the signals by the square root of the parcel's number of pixels and divides by it " +
			"again, so the image stays the same.")
	@SuppressWarnings("unused") // both ways cancel each other out; the key is there for those who scale their signals
	private boolean scaling;

	@Parameter(type = ItemIO.OUTPUT, label = "Compressed")
	private ImagePlus compressed;

	@Parameter(type = ItemIO.OUTPUT, label = "Kept Variance")
	private ResultsTable variance;

	@Override
	protected void compute() {
		image = images().orActive(image);
		final LabelMap map = LabelChoice.of(labels, image, this::say, progress());
		CompressedImages.requireMemory(image);
		spent(Phase.READING);
		final Compression compression = Compression.of(ImagePlusImgs.of(image).img(), map.parcellation(), progress());
		spent(Phase.FITTING);
		final ImagePlus result = CompressedImages.toImagePlus(compression, image, titled(image, "compressed"), progress());
		variance = SignalTables.variance(compression::kept, compression.features(), ImagePlusImgs.of(image).channels());
		compressed = result;
		say(String.format(Locale.ROOT, "%d pixels, %d parcels, %s, %.4f of the variance kept",
			compression.parcels().mask().size(), compression.parcels().size(), Plural.of(compression.features(), "feature"),
			compression.kept()));
		spent(Phase.PUBLISHING);
	}

	@Override
	public Map<String, ImagePlus> pictures() {
		return compressed != null && isPicture(image) ? Map.of(PICTURE, CompressedImages.rgb(compressed)) : Map.of();
	}

	@Override
	public Set<String> pictureNames(final ImagePlus main) {
		return isPicture(main) ? Set.of(PICTURE) : Set.of();
	}

	private static boolean isPicture(final ImagePlus image) {
		return image.getType() == ImagePlus.COLOR_RGB && image.getStackSize() == 1;
	}
}
