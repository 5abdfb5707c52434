package org.parcelj.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Runs commands on small images and throws their results away, so that Java can put the classes that they use into an
 * archive, from which the next start takes them.
 */
public final class Rehearsal {

	private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

	private final Path folder;

	private Rehearsal(final Path folder) {
		this.folder = folder;
	}

	public static void main(final String... arguments) throws IOException {
		System.setProperty("java.awt.headless", "true");
		final Path folder = Files.createTempDirectory("parcelj-rehearsal");
		try {
			new Rehearsal(folder).run();
		}
		finally {
			delete(folder);
		}
		// whatever threads there are
		System.exit(0);
	}

	private void run() {
		final String picture = path("four-circles.tif");
		final String series = path("fmri-phantom.nii.gz");
		of("compress", "image=sample:four-circles", "labels=sample:four-circles-mask", "output=" + path("start"));
		copy("start/compressed.tif", "four-circles.tif");
		compress("four-circles.tif", "compressed.tif");
		of("save-nifti", "image=sample:fmri-phantom", "path=" + series);
		of("--version");
		of("kmeans", "--help");
		of("kmeans", "image=" + picture, "clusters=3", "iterations=2", "outlines=true", "output=" + path("kmeans"));
		of("kmeans", "image=" + path("compressed.tif"), "clusters=3", "output=" + path("compressed"));
		of("agglomerative", "image=" + picture, "clusters=10", "tree=true", "rois=true", "output=" + path("ward"));
		of("spectral", "image=" + picture, "clusters=4", "output=" + path("spectral"));
		of("gmm", "image=" + picture, "clusters=2", "iterations=2", "output=" + path("gmm"));
		of("mask", "image=" + series, "output=" + path("mask"));
		// where there is a result of before, its record is read
		of("mask", "image=" + series, "output=" + path("mask"), "overwrite=true");
		of("rena", "image=" + series, "clusters=20", "fwhm=4", "detrend=linear", "standardize=zscore",
			"output=" + path("rena"));
		of("hierarchical-kmeans", "image=" + series, "clusters=10", "output=" + path("hierarchical"));
		of("signals", "image=" + series, "labels=" + path("rena/labels.nii.gz"), "output=" + path("signals"));
		of("sizes", "labels=" + path("ward/labels.tif"), "output=" + path("sizes"));
		of("histogram", "image=" + picture, "output=" + path("histogram"));
		of("kmeans", "image=" + path("histogram/histogram.png"), "clusters=2", "iterations=2", "output=" + path("png"));
	}

	/** A command that fails has its classes loaded all the same. */
	private static void of(final String... arguments) {
		final List<String> all = new ArrayList<>(Arrays.asList(arguments));
		Main.run(NOWHERE, NOWHERE, all.toArray(String[]::new));
	}

	private String path(final String name) {
		return folder.resolve(name).toString();
	}

	private void copy(final String from, final String to) {
		try {
			Files.copy(folder.resolve(from), folder.resolve(to));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** As other programs write TIFFs, and ImageJ does not read them all. */
	private void compress(final String from, final String to) {
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
		try (ImageOutputStream out = ImageIO.createImageOutputStream(folder.resolve(to).toFile())) {
			final ImageWriteParam lossless = writer.getDefaultWriteParam();
			lossless.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
			lossless.setCompressionType("Deflate");
			writer.setOutput(out);
			writer.write(null, new IIOImage(ImageIO.read(folder.resolve(from).toFile()), null, null), lossless);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		finally {
			writer.dispose();
		}
	}

	private static void delete(final Path folder) throws IOException {
		try (Stream<Path> paths = Files.walk(folder)) {
			for (final Path path : paths.sorted(Comparator.reverseOrder()).toList())
				Files.delete(path);
		}
	}
}
