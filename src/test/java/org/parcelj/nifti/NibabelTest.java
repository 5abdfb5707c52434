package org.parcelj.nifti;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.view.Views;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another implementation, nibabel of Debian's python3-nibabel, reads from our files what we wrote. */
class NibabelTest {

	private static final String PYTHON = "/usr/bin/python3";
	private static final int LINES = 7;

	@TempDir
	Path folder;

	@Test
	void readsWhatWeWrite() throws Exception {
		assumeTrue(new File(PYTHON).exists() && new ProcessBuilder(PYTHON, "-c", "import nibabel").start().waitFor() == 0);
		final List<Path> files = new ArrayList<>();
		final List<NiftiImage> images = new ArrayList<>();
		final String[] endings = { ".nii", ".nii.gz", ".img" };
		for (final NiftiType type : NiftiType.values())
			for (final int version : new int[] { 1, 2 })
				for (final ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
					final NiftiHeader header = Samples.header(type, 5, 4, 3, 2);
					final NiftiHeader scaled = type.bytesPerPixel() < 3 ? header.withScaling(0.5, -3) : header;
					images.add(Samples.inFormat(Samples.random(scaled), version, order));
					files.add(folder.resolve(type + "-" + version + "-" + order + endings[files.size() % 3]));
				}
		for (int i = 0; i < images.size(); i++)
			Samples.write(files.get(i), images.get(i));
		final List<String> said = nibabel(files);
		assertEquals(LINES * files.size(), said.size(),
			() -> String.join("\n", said.subList(Math.max(0, said.size() - 20), said.size())));
		for (int i = 0; i < images.size(); i++)
			compare(images.get(i), files.get(i), said.subList(LINES * i, LINES * (i + 1)));
	}

	private static void compare(final NiftiImage image, final Path file, final List<String> said) throws IOException {
		final boolean colour = image.header().type().channels() > 1;
		if (!colour) assertEquals(dtype(image.header()) + " 5 4 3 2", said.get(0));
		final double[] affine = Arrays.stream(Samples.OBLIQUE).flatMapToDouble(Arrays::stream).toArray();
		assertArrayEquals(affine, numbers(said.get(1)), 1e-5, file.toString());
		assertArrayEquals(new double[] { 3, 3, 3.3, 2.5 }, numbers(said.get(2)), 1e-6);
		assertEquals("mm sec", said.get(3));
		assertEquals("0 1", said.get(4));
		assertEquals("a sample, 3 µm", said.get(5));
		// of an extension's content nibabel leaves out the zeros that fill it up
		assertEquals("6:5 4:0", said.get(6));
		final ByteBuffer doubles = ByteBuffer.wrap(Files.readAllBytes(Path.of(file + ".f8")))
			.order(ByteOrder.LITTLE_ENDIAN);
		for (final DoubleType value : Views.flatIterable(image.values()))
			// ImgLib2 makes a double of a 64-bit unsigned integer to the last bit but one
			assertEquals(value.get(), doubles.getDouble(), Double.isFinite(value.get()) ? Math.ulp(value.get()) : 1,
				file.toString());
		assertEquals(0, doubles.remaining());
	}

	private static String dtype(final NiftiHeader header) {
		final String name = header.type().name();
		final String kind = name.startsWith("U") ? "u" : name.startsWith("I") ? "i" : "f";
		final int bytes = header.type().bytesPerPixel();
		return (bytes == 1 ? "|" : header.byteOrder() == ByteOrder.LITTLE_ENDIAN ? "<" : ">") + kind + bytes;
	}

	private static double[] numbers(final String line) {
		return Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
	}

	private List<String> nibabel(final List<Path> files) throws Exception {
		final Path script = folder.resolve("read.py");
		try (var in = NibabelTest.class.getResourceAsStream("/nifti/read.py")) {
			Files.write(script, in.readAllBytes());
		}
		final List<String> command = new ArrayList<>(List.of(PYTHON, script.toString()));
		files.forEach(file -> command.add(file.toString()));
		final Path out = folder.resolve("said.txt");
		final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
		builder.environment().put("PYTHONIOENCODING", "utf-8");
		builder.start().waitFor();
		return Files.readAllLines(out);
	}
}
