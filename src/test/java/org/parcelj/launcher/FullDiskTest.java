package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ByteProcessor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Where there is no room for the results. */
class FullDiskTest extends CommandLineRuns {

	@Test
	void aFullDiskIsToldWithThePlaceThatWasAskedFor() throws Exception {
		final Path small = Files.createDirectories(folder.resolve("small"));
		new FileSaver(new ImagePlus("a", new ByteProcessor(300, 200))).saveAsTiff(path("small/a.tif"));
		final Process process = new ProcessBuilder("bash", "-c", "ulimit -f 8; exec \"$@\"", "bash",
			Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
			Java.classPath(), Main.class.getName(), "probe", "image=a.tif", "picture=true", "output=out")
			.directory(small.toFile()).redirectErrorStream(true).start();
		final String said = new String(process.getInputStream().readAllBytes());
		assertEquals(2, process.waitFor(), said);
		assertTrue(said.contains("\"out/labels.tif\" cannot be written: "), said);
		assertTrue(said.contains("File too large"), said);
		assertEquals(Set.of("a.tif"), files("small"));
	}

	/** A real file system without room, where one may be mounted. */
	@Test
	void nothingIsLeftOnAFullFileSystem() throws Exception {
		final Path small = Files.createDirectories(folder.resolve("mounted"));
		Assumptions.assumeTrue(isRun("mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", small.toString()),
			"no small file system can be mounted here");
		try {
			Files.writeString(small.resolve("mine.txt"), "mine");
			final ByteProcessor noise = new ByteProcessor(200, 150);
			for (int i = 0; i < noise.getPixelCount(); i++)
				noise.set(i, i * 7919 % 251);
			new FileSaver(new ImagePlus("noise", noise)).saveAsTiff(path("noise.tif"));
			for (final String line : List.of("kmeans clusters=2 | labels.tif", "kmeans clusters=2 output=new/er | labels.tif",
				"mask method=otsu | mask.tif", "figure | figure.png", "save-nifti path=a.nii | a.nii",
				"save-nifti path=b.hdr | b.hdr", "agglomerative clusters=900 tree=true | labels.tif")) {
				final String[] words = line.split(" \\| ");
				final Path place = words[0].contains("new/er") ? small.resolve("new/er") : small;
				final List<String> arguments = new ArrayList<>(List.of(words[0].replace(" output=new/er", "").split(" ")));
				arguments.addAll(List.of("image=" + path("noise.tif"), "output=" + place));
				err.reset();
				assertEquals(2, run(arguments.toArray(String[]::new)), line);
				assertEquals("\"" + place.resolve(words[1]) + "\" cannot be written: No space left on device",
					err.toString().trim(), line);
				assertEquals(Set.of("mine.txt"), files("mounted"), line);
			}
			assertEquals("mine", Files.readString(small.resolve("mine.txt")));
		}
		finally {
			assertTrue(isRun("umount", small.toString()));
		}
	}

	private static boolean isRun(final String... command) throws InterruptedException {
		try {
			return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start().waitFor() == 0;
		}
		catch (final IOException e) {
			return false;
		}
	}
}
