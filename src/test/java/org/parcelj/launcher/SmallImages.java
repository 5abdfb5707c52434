package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

import org.parcelj.zarr.SmallZarrs;
import org.parcelj.zarr.ZarrFormat;

/** Small images that every command can run on, as files, and for each command its keys. */
final class SmallImages {

	/** The files that macros and users have open. */
	static final List<String> NAMES = List.of("labels.tif", "reference.tif", "image.tif");

	/** The keys of each command, by its name on the command line; files are relative to the folder. */
	static final Map<String, String> OPTIONS = Map.ofEntries( //
		Map.entry("spectral", "image=image.tif clusters=5"), //
		Map.entry("agglomerative", "image=image.tif clusters=5 tree=true"), //
		Map.entry("kmeans", "image=image.tif clusters=5"), //
		Map.entry("hierarchical-kmeans", "image=image.tif clusters=5"), //
		Map.entry("rena", "image=image.tif clusters=5"), //
		Map.entry("gmm", "image=image.tif clusters=2 probabilities=true"), //
		Map.entry("cut", "labels=labels.tif tree=dendrogram.csv clusters=3"), //
		Map.entry("edit", "labels=labels.tif tree=dendrogram.csv merge=1,2 split=3"), //
		Map.entry("suggest", "image=image.tif method=gmm largest=4"), //
		Map.entry("histogram", "image=image.tif bins=20"), //
		Map.entry("pairplot", "image=image.tif labels=labels.tif kind=hist2d"), //
		Map.entry("figure", "image=image.tif labels=labels.tif style=both width=300"), //
		Map.entry("overlay", "image=image.tif labels=labels.tif column=pixels opacity=0.3"), //
		Map.entry("signals", "image=image.tif labels=labels.tif statistic=median chosen=1-2"), //
		Map.entry("compress", "image=image.tif labels=labels.tif"), //
		Map.entry("mask", "image=image.tif method=otsu"), //
		Map.entry("compare", "labels=labels.tif reference=reference.tif"), //
		Map.entry("sizes", "labels=labels.tif reference=reference.tif graph=true"), //
		Map.entry("labels-to-rois", "labels=labels.tif"), //
		Map.entry("report", "labels=labels.tif"), //
		Map.entry("components", "labels=labels.tif"), //
		Map.entry("batch", "input=pictures command=mask keys=method=otsu"), //
		Map.entry("open-nifti", "path=image.nii"), //
		Map.entry("open-zarr", "path=image.zarr"), //
		Map.entry("save-nifti", "image=image.tif path=saved.nii"), //
		Map.entry("save-picture", "image=image.tif path=saved.pdf"));

	private static final Set<String> IMAGES = Set.of("image", "labels", "reference");
	private static final String FILE = ".*\\.(tif|nii|csv|zarr|pdf)";

	private static final int WIDTH = 24;
	private static final int HEIGHT = 20;
	private static final int CHANNELS = 3;

	private SmallImages() {
		// not to be instantiated
	}

	/** Writes image.tif and image.nii, labels.tif and the dendrogram.csv behind it, and reference.tif. */
	static void write(final Path folder) throws Exception {
		final String image = folder.resolve("image.tif").toString();
		IJ.saveAsTiff(image(), image);
		IJ.saveAsTiff(reference(), folder.resolve("reference.tif").toString());
		SmallZarrs.ramp(folder.resolve("image.zarr"), "", ZarrFormat.V2, new long[] { 5, HEIGHT, WIDTH },
			new int[] { 2, 8, 8 }, 1);
		run("agglomerative", "image=" + image, "clusters=6", "tree", "output=" + folder);
		IJ.saveAsTiff(image(), Files.createDirectories(folder.resolve("pictures")).resolve("one.tif").toString());
		run("save-nifti", "image=" + image, "path=" + folder.resolve("image.nii"));
	}

	/** A line that succeeds, in this Java machine. */
	static void run(final String... line) {
		final ByteArrayOutputStream err = new ByteArrayOutputStream();
		final PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
		assertEquals(0, new CommandLine(nowhere, new PrintStream(err)).run(line),
			() -> String.join(" ", line) + ": " + err);
	}

	/** Three channels of noise on squares. */
	private static ImagePlus image() {
		final SplittableRandom random = new SplittableRandom(4);
		final ImageStack stack = new ImageStack(WIDTH, HEIGHT);
		for (int channel = 0; channel < CHANNELS; channel++) {
			final FloatProcessor plane = new FloatProcessor(WIDTH, HEIGHT);
			for (int i = 0; i < plane.getPixelCount(); i++)
				plane.setf(i, 100 + 40 * square(i) * (channel + 1) % 90 + 5 * random.nextInt(5));
			stack.addSlice(plane);
		}
		final ImagePlus image = new ImagePlus("image.tif", stack);
		image.setDimensions(CHANNELS, 1, 1);
		image.setOpenAsHyperStack(true);
		return image;
	}

	private static ImagePlus reference() {
		final ShortProcessor plane = new ShortProcessor(WIDTH, HEIGHT);
		for (int i = 0; i < plane.getPixelCount(); i++)
			plane.set(i, square(i));
		return new ImagePlus("reference.tif", plane);
	}

	private static int square(final int pixel) {
		return 1 + pixel % WIDTH / 12 + 2 * (pixel / WIDTH / 10);
	}

	/** Whether a key names an image, not a file or a value. */
	static boolean isImage(final String key) {
		return IMAGES.contains(key);
	}

	/** The keys of a command, files with their whole paths. */
	static Map<String, String> options(final String command, final Path folder) {
		final Map<String, String> options = new LinkedHashMap<>();
		for (final String option : OPTIONS.get(command).split(" ")) {
			final String[] key = option.split("=", 2);
			options.put(key[0],
				key[1].matches(FILE) || key[1].equals("pictures") ? folder.resolve(key[1]).toString() : key[1]);
		}
		return options;
	}

	/** The same for a macro, where images go by their titles. */
	static String macro(final String command, final Path folder) {
		return options(command, folder).entrySet().stream()
			.map(key -> key.getKey() + "=[" +
				(isImage(key.getKey()) ? Path.of(key.getValue()).getFileName() : key.getValue()) + "]")
			.collect(Collectors.joining(" "));
	}

	/** An image's size, and a checksum of its pixels. */
	static String pixels(final ImagePlus image) {
		final CRC32 sum = new CRC32();
		for (int slice = 1; slice <= image.getStackSize(); slice++) {
			final ImageProcessor plane = image.getStack().getProcessor(slice);
			for (int i = 0; i < plane.getPixelCount(); i++) {
				final int bits = Float.floatToIntBits(plane.getf(i));
				for (int shift = 0; shift < 32; shift += 8)
					sum.update(bits >> shift);
			}
		}
		return image.getWidth() + " x " + image.getHeight() + " x " + image.getStackSize() + ", " +
			Long.toHexString(sum.getValue());
	}
}
