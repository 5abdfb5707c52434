import java.nio.file.Files;
import java.nio.file.Path;

import org.parcelj.Progress;
import org.parcelj.imagej.reading.ImageReader;
import org.parcelj.imagej.labels.LabelRois;
import org.parcelj.imagej.labels.RoiFiles;

import ij.ImagePlus;
import ij.gui.Roi;

/**
 * Traces the labels of a label image, and writes their ROIs, several times. Prints a line for each run: the seconds of
 * tracing and of writing, and the number of ROIs. Arguments: the image, the number of runs.
 */
public final class Rois {

	public static void main(final String[] args) throws Exception {
		System.setProperty("java.awt.headless", "true");
		final ImagePlus labels = ImageReader.open(args[0], Progress.NONE);
		final Path file = Files.createTempDirectory("rois").resolve("rois.zip");
		for (int run = 0; run < Integer.parseInt(args[1]); run++) {
			final long start = System.nanoTime();
			final Roi[] rois = LabelRois.of(labels);
			final long traced = System.nanoTime();
			RoiFiles.write(rois, file);
			final long written = System.nanoTime();
			System.out.println((traced - start) * 1e-9 + " " + (written - traced) * 1e-9 + " " + rois.length);
		}
		System.exit(0);
	}
}
