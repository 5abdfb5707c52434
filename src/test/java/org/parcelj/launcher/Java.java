package org.parcelj.launcher;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a main class of ours in a Java process of its own. */
public final class Java {

	private final int status;
	private final String out;
	private final String err;

	private Java(final int status, final String out, final String err) {
		this.status = status;
		this.out = out;
		this.err = err;
	}

	/** Runs the class in a folder, with a display or without (null). */
	static Java run(final Path folder, final String display, final Class<?> main, final String... arguments)
		throws Exception
	{
		return run(folder, display, List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"), main, arguments);
	}

	/** The same with other options of the Java machine: by default it starts fast and computes slowly. */
	static Java run(final Path folder, final String display, final List<String> options, final Class<?> main,
		final String... arguments) throws Exception
	{
		return in(display == null ? Map.of() : Map.of("DISPLAY", display), folder, options, main, arguments);
	}

	/** The same with variables of the environment; without a display where there is none among them. */
	static Java in(final Map<String, String> environment, final Path folder, final List<String> options,
		final Class<?> main, final String... arguments) throws Exception
	{
		final Path out = Files.createTempFile("out", ".txt");
		final Path err = Files.createTempFile("err", ".txt");
		final List<String> command = new ArrayList<>(
			List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
		command.addAll(options);
		// as bin/parcelj does
		command.add("-Dsun.misc.unsafe.memory.access=allow");
		command.addAll(Arrays.asList("--add-opens", "java.base/java.lang=ALL-UNNAMED", "--add-opens",
			"java.base/java.util=ALL-UNNAMED", "-cp", classPath(), main.getName()));
		command.addAll(Arrays.asList(arguments));
		final ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(out.toFile())
			.redirectError(err.toFile());
		builder.environment().remove("DISPLAY");
		builder.environment().putAll(environment);
		final Process process = builder.start();
		if (!process.waitFor(6, TimeUnit.MINUTES)) process.destroyForcibly().waitFor();
		final Java result = new Java(process.exitValue(), read(out), read(err));
		Files.delete(out);
		Files.delete(err);
		return result;
	}

	private static String read(final Path file) throws Exception {
		return Files.readString(file, StandardCharsets.UTF_8);
	}

	/** Surefire may have packed its own class path into a single jar. */
	public static String classPath() {
		final String packed = System.getProperty("surefire.test.class.path", "");
		final String path = packed.isEmpty() ? System.getProperty("java.class.path") : packed;
		final List<String> absolute = new ArrayList<>();
		for (final String entry : path.split(File.pathSeparator))
			absolute.add(new File(entry).getAbsolutePath());
		return String.join(File.pathSeparator, absolute);
	}

	int status() {
		return status;
	}

	String out() {
		return out;
	}

	String err() {
		return err;
	}
}
