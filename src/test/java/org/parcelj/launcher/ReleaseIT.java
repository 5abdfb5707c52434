package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archives that people unzip, each in a fresh folder. */
class ReleaseIT {

	private static final Path TARGET = Path.of("target").toAbsolutePath();
	private static final Path DEPENDENCIES = TARGET.resolve("dependency");
	/** Libraries of a Fiji that is older than ParcelJ. */
	private static final Path OLDER = TARGET.resolve("older");

	private static final List<String> MACRO = List.of("run('Coins');",
		"run('K-Means Clustering...', 'clusters=3 output=[' + getArgument() + 'out]');",
		"File.saveString(getTitle() + ' ' + getValue('Max'), getArgument() + 'done.txt');", "run('Quit');");

	@TempDir
	Path folder;

	@Test
	void theCommandLine() throws Exception {
		final Path home = unzip("parcelj-", ".zip").resolve("parcelj-" + version());
		final String program = home.resolve("bin/parcelj").toString();
		final Run version = run(Map.of("LC_ALL", "C"), "sh", program, "--version");
		assertTrue(version.out.startsWith("ParcelJ " + version() + " (Java "), version.out);
		assertTrue(Files.size(home.resolve("lib/parcelj.jsa")) > 1_000_000,
			"the archive of classes is made when first run");
		try (ZipFile jar = new ZipFile(home.resolve("lib/ParcelJ_-" + version() + ".jar").toFile())) {
			final ZipEntry commands = jar.getEntry("org/parcelj/launcher/stored/commands");
			assertEquals(1, new String(jar.getInputStream(commands).readAllBytes(), StandardCharsets.UTF_8)
				.split("org.parcelj.commands.KMeansCommand\u001e").length - 1, "what annotations say is stored");
		}
		final String coins = Path.of("src/test/resources/pictures-2d/coins.png").toAbsolutePath().toString();
		// the name in octal digits, since this test too may run where Java has no letters beyond ASCII
		final Run run = run(Map.of("LC_ALL", "C"), "sh", "-c",
			"cp \"$1\" \"$(printf 'a \\303\\244 \\347\\264\\260.png')\" && " +
				"sh \"$0\" kmeans --image a*.png clusters=3 --output out --quiet name={image} && ls out && sh \"$0\" rerun out/parcelj.json",
			program, coins);
		assertEquals(0, run.status, run.err);
		assertEquals("", run.err);
		assertTrue(run.out.startsWith("a ä 細_centres.csv\na ä 細_labels.tif\na ä 細_parcels.csv\nparcelj.json\n"), run.out);
		assertTrue(run.out.contains("the same as before: a ä 細_labels.tif"), run.out);
		assertEquals(2, run(Map.of(), "sh", program).status);
		Files.writeString(folder.resolve("a.ijm"), "run('Coins'); print(getTitle());");
		final Run macro = run(Map.of(), "sh", program, "macro", "a.ijm");
		assertEquals("coins.png", macro.out.trim().toLowerCase(), macro.err);
		assertTrue(Files.readString(home.resolve("share/man/man1/parcelj.1")).contains(".SH KMEANS\n"));
		assertTrue(Files.readString(home.resolve("share/bash-completion/completions/parcelj")).contains("_parcelj"));
	}

	/** The user guide's script for Slurm, as a task of the array runs it. */
	@Test
	void anArrayOfJobs() throws Exception {
		final Path home = unzip("parcelj-", ".zip").resolve("parcelj-" + version());
		// which unzip does
		assertTrue(home.resolve("bin/parcelj").toFile().setExecutable(true));
		for (final String subject : new String[] { "sub-1", "sub-2" }) {
			final Path func = Files.createDirectories(folder.resolve("data/bids/" + subject + "/func"));
			PhantomFiles.write(0, func.resolve(subject + "_bold.nii.gz"));
		}
		final String page = Files.readString(Path.of("docs/howto/cluster.md"));
		final String script = page.substring(page.indexOf("#!/bin/bash"), page.indexOf("```\n\nand start it"));
		Files.writeString(folder.resolve("parcels.sh"), script.replace("/opt/parcelj-0.2.0", home.toString())
			.replace("/data/", folder + "/data/").replace("clusters=1000", "clusters=5"));
		final Run run = run(Map.of("SLURM_ARRAY_TASK_ID", "1", "SLURM_CPUS_PER_TASK", "2", "HOME", folder.toString()),
			"bash", "parcels.sh");
		assertEquals(0, run.status, run.err);
		assertEquals("", run.out + run.err);
		assertTrue(
			names(folder.resolve("data/parcels")).containsAll(Set.of("sub-2_bold_labels.nii.gz", "sub-2_bold_parcels.csv")),
			run.out);
		final Run more = run(Map.of("SLURM_ARRAY_TASK_ID", "2", "SLURM_CPUS_PER_TASK", "2", "HOME", folder.toString()),
			"bash", "parcels.sh");
		assertEquals(0, more.status, "a task without an image has nothing to do");
	}

	@Test
	void aNameThatCannotBeDecodedIsSaid() throws Exception {
		final Run run = run(Map.of("LC_ALL", "C"), "sh", "-c",
			"\"$0\" -jar \"$1\" kmeans \"image=$(printf '\\303\\244.png')\"",
			Path.of(System.getProperty("java.home"), "bin", "java").toString(),
			TARGET.resolve("ParcelJ_-" + version() + ".jar").toString());
		assertEquals(2, run.status, run.err);
		assertEquals(1, run.err.lines().count(), run.err);
		assertTrue(run.err.contains("LC_ALL=C.UTF-8"), run.err);
	}

	@Test
	void aJarWithoutItsLibrariesSaysWhatIsMissing() throws Exception {
		final String jar = "ParcelJ_-" + version() + ".jar";
		Files.copy(TARGET.resolve(jar), folder.resolve(jar));
		for (final String line : new String[] { "kmeans image=a.png", "macro a.ijm" }) {
			final Run run = run(Map.of(), "sh", "-c", "\"$0\" -jar " + jar + " " + line,
				Path.of(System.getProperty("java.home"), "bin", "java").toString());
			assertEquals(2, run.status, run.err);
			assertEquals(1, run.err.lines().count(), run.err);
			assertTrue(run.err.contains("keep the folder \"dependency\""), run.err);
		}
	}

	@Test
	void plainImageJ() throws Exception {
		final Path imagej = unzip("ParcelJ-", "-imagej.zip");
		assertEquals(Set.of("jars", "plugins"), names(imagej));
		assertFalse(names(imagej.resolve("jars")).stream().anyMatch(name -> name.startsWith("ij")));
		worksIn(imagej);
	}

	@Test
	void aFijiWithOlderLibraries() throws Exception {
		final Path fiji = unzip("ParcelJ-", "-fiji.zip");
		assertEquals(Set.of("plugins"), names(fiji));
		assertEquals(Set.of("ParcelJ_-" + version() + ".jar"), names(fiji.resolve("plugins")));
		Files.createDirectories(fiji.resolve("jars"));
		for (final Path jar : jars(OLDER))
			Files.copy(jar, fiji.resolve("jars").resolve(jar.getFileName()));
		for (final Path jar : jars(DEPENDENCIES))
			if (jar.getFileName().toString().matches("(gson|classgraph).*"))
				Files.copy(jar, fiji.resolve("jars").resolve(jar.getFileName()));
		assertTrue(names(fiji.resolve("jars")).containsAll(Set.of("imglib2-7.1.4.jar", "scijava-common-2.99.2.jar")));
		worksIn(fiji);
	}

	/** Where an update site is uploaded from lies what the archive for Fiji adds, byte by byte. */
	@Test
	void anUpdateSite() throws Exception {
		final Path site = TARGET.resolve("update-site");
		assertEquals(Set.of("plugins"), names(site));
		final String jar = "plugins/ParcelJ_-" + version() + ".jar";
		assertEquals(Set.of(site.resolve(jar).getFileName().toString()), names(site.resolve("plugins")));
		assertEquals(-1, Files.mismatch(site.resolve(jar), unzip("ParcelJ-", "-fiji.zip").resolve(jar)));
	}

	/** A menu entry, a macro's command, and a command through SciJava. */
	private void worksIn(final Path imagej) throws Exception {
		final Path ij = jars(DEPENDENCIES).stream().filter(jar -> jar.getFileName().toString().startsWith("ij-"))
			.findFirst().orElseThrow();
		final List<Path> classPath = new ArrayList<>(jars(imagej.resolve("jars")));
		classPath.addAll(jars(imagej.resolve("plugins")));
		classPath.add(ij);
		classPath.add(Path.of("target/test-classes").toAbsolutePath());
		final String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		final Run command = run(Map.of(), java, "-Djava.awt.headless=true", "-cp",
			classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
			ServiceCall.class.getName());
		assertEquals("largest label 3.0", command.out.lines().reduce((first, last) -> last).orElse(""), command.err);
		Assumptions.assumeTrue(Display.isPossible(), "Xvfb is not installed");
		final Path macro = Files.writeString(folder.resolve("test.ijm"), String.join("\n", MACRO));
		try (Display display = Display.start()) {
			final Run run = run(Map.of("DISPLAY", display.name()), java, "-cp", ij.toString(), "ij.ImageJ", "-ijpath",
				imagej.toString(), "-port0", "-macro", macro.toString(), folder + "/");
			assertTrue(Files.exists(folder.resolve("done.txt")), run.out + run.err);
			assertTrue(Files.readString(folder.resolve("done.txt")).endsWith(" 3"), run.out + run.err);
			assertEquals(3, IJ.openImage(folder.resolve("out/labels.tif").toString()).getStatistics().max);
		}
	}

	private static String version() throws IOException {
		try (Stream<Path> files = Files.list(TARGET)) {
			return files.map(file -> file.getFileName().toString()).filter(name -> name.matches("ParcelJ-.*-fiji\\.zip"))
				.map(name -> name.substring("ParcelJ-".length(), name.length() - "-fiji.zip".length())).findFirst()
				.orElseThrow();
		}
	}

	private Path unzip(final String before, final String after) throws IOException {
		final Path to = folder.resolve("unzipped" + after.replace('.', '-'));
		try (ZipFile zip = new ZipFile(TARGET.resolve(before + version() + after).toFile())) {
			for (final ZipEntry entry : zip.stream().toList()) {
				final Path file = to.resolve(entry.getName());
				if (entry.isDirectory()) Files.createDirectories(file);
				else {
					Files.createDirectories(file.getParent());
					try (InputStream in = zip.getInputStream(entry)) {
						Files.copy(in, file);
					}
				}
			}
		}
		return to;
	}

	private static List<Path> jars(final Path in) throws IOException {
		try (Stream<Path> files = Files.list(in)) {
			return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
		}
	}

	private static Set<String> names(final Path in) throws IOException {
		try (Stream<Path> files = Files.list(in)) {
			return new TreeSet<>(files.map(file -> file.getFileName().toString()).toList());
		}
	}

	/** What a process gave back. */
	private record Run(int status, String out, String err) {}

	private Run run(final Map<String, String> environment, final String... command) throws Exception {
		final Path out = Files.createTempFile("out", ".txt");
		final Path err = Files.createTempFile("err", ".txt");
		final ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(out.toFile())
			.redirectError(err.toFile());
		builder.environment().remove("DISPLAY");
		builder.environment().putAll(environment);
		final Process process = builder.start();
		if (!process.waitFor(3, TimeUnit.MINUTES)) process.destroyForcibly().waitFor();
		final Run run = new Run(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8),
			Files.readString(err, StandardCharsets.UTF_8));
		Files.delete(out);
		Files.delete(err);
		return run;
	}
}
