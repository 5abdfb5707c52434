package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the shell script that starts ParcelJ asks of Java, told by a program in Java's place: short work is left to the
 * first compiler alone.
 */
@DisabledOnOs(OS.WINDOWS)
class ProgramTest {

	private static final String ONE = "the first compiler alone";
	private static final String SUMS = "the second for checksums";
	private static final String FEW = "the second for few loops";
	private static final String BOTH = "both compilers";
	private static final String HOTTEST = "the second for what is hottest";

	@TempDir
	Path folder;

	@BeforeEach
	void install() throws Exception {
		Files.createDirectories(folder.resolve("bin"));
		Files.createDirectories(folder.resolve("lib"));
		Files.copy(Path.of("src/dist/bin/parcelj"), folder.resolve("bin/parcelj"));
		Files.createFile(folder.resolve("lib/ParcelJ_-1.0.jar"));
		Files.copy(Path.of("src/dist/lib/compilers.json"), folder.resolve("lib/compilers.json"));
		final Path java = folder.resolve("java");
		Files.writeString(java,
			"#!/bin/sh\ncase \" $* \" in *' -XX:TieredStopAtLevel=1 '*) echo " + ONE + " ;; " +
				"*' -XX:CompilerDirectivesFile='*) echo " + FEW + " ;; *' -XX:TypeProfileLevel=0 '*) echo " + SUMS + " ;; " +
				"*' -XX:G1NewSizePercent='*) echo more memory ;; *' -XX:Tier4InvocationThreshold=100000 '*) echo " + HOTTEST +
				" ;; *) echo " + BOTH + " ;; esac\n" +
				// what is no option is taken for the class to start
				"while :; do case $1 in -cp) shift 2 ;; -*) shift ;; *) break ;; esac; done\n" +
				"[ \"$1\" = org.parcelj.launcher.Main ] || echo \"no class: $1\"\n");
		java.toFile().setExecutable(true);
		series("a b.nii.gz", 348, 80, 80, 35, 156);
		series("long.nii.gz", 348, 80, 80, 35, 1560);
		series("volume.nii", 348, 182, 218, 182);
		series("mask.nii", 348, 182, 218, 182);
		series("swapped.nii", Short.reverseBytes((short) 348), 20480, 20480, 5);
		series("second version.nii", 540, 80, 80, 35);
		series("negative.nii", 348, -80, 80, 35);
		sized("small.tif", 300_000);
		sized("large.tif", 4_000_000);
		sized("header.hdr", 348);
		Files.write(folder.resolve("broken.nii.gz"), new byte[] { 31, (byte) 139, 8 });
	}

	@Test
	void imagesOfFewValues() throws Exception {
		assertEquals(ONE, asked("rena", "image=a b.nii.gz", "clusters=5000"));
		assertEquals(ONE, asked("agglomerative", "image=a b.nii.gz", "fwhm=6"));
		assertEquals(ONE, asked("kmeans", "--image=small.tif", "--clusters=20"));
		assertEquals(ONE, asked("kmeans", "image=a b.nii.gz", "mask=mask.nii", "clusters=25"));
		assertEquals(ONE, asked("gmm", "image=small.tif", "clusters=4"));
		assertEquals(ONE, asked("hierarchical-kmeans", "image=large.tif", "clusters=8"));
		assertEquals(ONE, asked("rena", "image=large.tif"));
		assertEquals(ONE, asked("spectral", "image=sample:coins"));
		assertEquals(ONE, asked("help"));
		assertEquals(ONE, asked());
	}

	@Test
	void imagesOfMany() throws Exception {
		assertEquals(BOTH, asked("rena", "image=long.nii.gz"));
		assertEquals(BOTH, asked("agglomerative", "image=volume.nii", "mask=mask.nii"));
		assertEquals(BOTH, asked("gmm", "image=volume.nii", "clusters=4"));
		assertEquals(BOTH, asked("agglomerative", "image=large.tif"));
		assertEquals(BOTH, asked("spectral", "image=small.tif"));
	}

	@Test
	void loopsOfKMeans() throws Exception {
		assertEquals(HOTTEST, asked("kmeans", "image=a b.nii.gz", "clusters=50"));
		assertEquals(HOTTEST, asked("kmeans", "image=a b.nii.gz", "mask=mask.nii", "clusters=50"));
		assertEquals(HOTTEST, asked("kmeans", "image=small.tif", "clusters=2000"));
		assertEquals(HOTTEST, asked("hierarchical-kmeans", "image=long.nii.gz"));
	}

	@Test
	void filesThatAreReadOnce() throws Exception {
		assertEquals(ONE, asked("mask", "image=small.tif"));
		assertEquals(SUMS, asked("mask", "image=a b.nii.gz"));
		assertEquals(BOTH, asked("mask", "image=long.nii.gz"));
		assertEquals(SUMS, asked("signals", "image=a b.nii.gz", "labels=mask.nii"));
	}

	@Test
	void keysThatMakeWorkLong() throws Exception {
		for (final String key : new String[] { "restarts=10", "iterations=1000", "subjects=*.nii", "algorithm=lloyd",
			"clusters=", "clusters=08", "clusters=a", "clusters=99999999999999999999" })
			assertEquals(BOTH, asked("kmeans", "image=small.tif", key), key);
		assertEquals(BOTH, asked("kmeans", "image=a b.nii.gz", "whiten=true"));
		assertEquals(BOTH, asked("agglomerative", "image=a b.nii.gz", "whiten=maybe"));
		assertEquals(BOTH, asked("batch", "image=small.tif"));
	}

	@Test
	void principalComponents() throws Exception {
		assertEquals(FEW, asked("agglomerative", "image=a b.nii.gz", "whiten=true"));
		assertEquals(BOTH, asked("agglomerative", "image=long.nii.gz", "whiten=true"));
		Files.delete(folder.resolve("lib/compilers.json"));
		assertEquals(BOTH, asked("agglomerative", "image=a b.nii.gz", "whiten=true"));
	}

	@Test
	void mixturesOfManyValues() throws Exception {
		final String[] mixture = { "gmm", "image=volume.nii", "more=volume.nii,volume.nii", "mask=mask.nii", "clusters=4" };
		assertEquals(FEW, asked(mixture));
		Files.delete(folder.resolve("lib/compilers.json"));
		assertEquals(ONE, asked(mixture));
	}

	/** Names that stand in no code are not missed by compilers. */
	@Test
	void methodsThatTheSecondCompilerTakesAreThere() throws Exception {
		final Matcher method = Pattern.compile("\"([\\w/]+)\\.(\\w+)\"")
			.matcher(Files.readString(folder.resolve("lib/compilers.json")));
		while (method.find())
			assertTrue(Arrays.stream(Class.forName(method.group(1).replace('/', '.')).getDeclaredMethods())
				.anyMatch(one -> one.getName().equals(method.group(2))), method.group());
	}

	@Test
	void whatCannotBeTold() throws Exception {
		for (final String image : new String[] { "swapped.nii", "second version.nii", "negative.nii", "broken.nii.gz",
			"header.hdr", "none.tif", ".", "", "-n.nii", "https://example.org/a.tif", "sample:phantom" })
			assertEquals(BOTH, asked("rena", "image=" + image), image);
		assertEquals(BOTH, asked("rena", "--image", "small.tif"));
		assertEquals(BOTH, asked("rena"));
	}

	private String asked(final String... words) throws Exception {
		final List<String> command = new ArrayList<>(List.of("sh", "bin/parcelj"));
		command.addAll(Arrays.asList(words));
		final ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
		builder.environment().put("PARCELJ_JAVA", folder.resolve("java").toString());
		builder.environment().put("PARCELJ_CACHE", "off");
		builder.environment().remove("PARCELJ_OPTS");
		final Process process = builder.start();
		process.getOutputStream().close();
		final String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		process.waitFor(1, TimeUnit.MINUTES);
		return out.lines().collect(Collectors.joining("; "));
	}

	/** The header of a NIfTI file, with the values left out: the script must not need them. */
	private void series(final String name, final int start, final int... size) throws Exception {
		final ByteBuffer header = ByteBuffer.allocate(352).order(ByteOrder.nativeOrder());
		header.putShort(0, (short) start);
		header.putShort(40, (short) size.length);
		for (int axis = 0; axis < 7; axis++)
			header.putShort(42 + 2 * axis, (short) (axis < size.length ? size[axis] : 1));
		try (OutputStream file = Files.newOutputStream(folder.resolve(name));
			OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(file) : file) {
			out.write(header.array());
		}
	}

	private void sized(final String name, final int bytes) throws Exception {
		Files.write(folder.resolve(name), new byte[bytes]);
	}

}
