package org.parcelj.spark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

import org.apache.spark.SparkConf;
import org.apache.spark.launcher.JavaModuleOptions;
import org.parcelj.launcher.Java;

/**
 * A standalone cluster of Spark on this machine's loopback: a master and workers, each a process with an executor. Its
 * programs are the jars of the class path.
 */
final class Cluster implements AutoCloseable {

	private static final long PATIENCE_SECONDS = 240;

	/** Processes that live for seconds would spend most of them on compiling well what they run once. */
	private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

	private static final Map<String, String> SETTINGS = Map.of("spark.driver.host", "127.0.0.1", "spark.executor.memory",
		"512m", "spark.executor.cores", "1", "spark.executor.extraJavaOptions", SHORT_LIVED);

	private final Path home;
	private final Path application;
	private final int port;
	private final Process master;
	private final List<Process> workers = new ArrayList<>();

	/** @param folder for its files */
	Cluster(final Path folder, final int workerCount) throws Exception {
		home = folder.resolve("spark");
		Files.createDirectories(home.resolve("jars"));
		application = folder.resolve("parcelj.jar");
		for (final String entry : Java.classPath().split(java.io.File.pathSeparator)) {
			final Path path = Path.of(entry);
			if (Files.isRegularFile(path)) Files.createSymbolicLink(home.resolve("jars").resolve(path.getFileName()), path);
			else if (path.endsWith("classes")) pack(path);
		}
		try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = free.getLocalPort();
		}
		master = start("master", "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port",
			Integer.toString(port), "--webui-port", "0");
		await("master", "elected leader", master);
		for (int w = 0; w < workerCount; w++)
			workers.add(start("worker" + w, "org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1", "--webui-port",
				"0", "-c", "1", "-m", "1g", "--work-dir", folder.resolve("work" + w).toString(), "spark://127.0.0.1:" + port));
		for (int w = 0; w < workerCount; w++)
			await("worker" + w, "Successfully registered", workers.get(w));
	}

	private void pack(final Path classes) throws IOException {
		try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(application));
			Stream<Path> files = Files.walk(classes)) {
			for (final Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
				jar.putNextEntry(new JarEntry(classes.relativize(file).toString()));
				Files.copy(file, jar);
			}
		}
	}

	private Process start(final String name, final String main, final String... arguments) throws IOException {
		final List<String> command = new ArrayList<>(
			List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
		command.addAll(Arrays.asList(SHORT_LIVED.split(" ")));
		command.addAll(Arrays.asList(JavaModuleOptions.defaultModuleOptions().trim().split("\\s+")));
		command.addAll(List.of("-cp", home.resolve("jars") + "/*", main));
		command.addAll(Arrays.asList(arguments));
		final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(log(name).toFile());
		builder.environment().put("SPARK_HOME", home.toString());
		builder.environment().put("SPARK_SCALA_VERSION", "2.13");
		builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
		return builder.start();
	}

	private Path log(final String name) {
		return home.resolveSibling(name + ".log");
	}

	private void await(final String name, final String words, final Process process) throws Exception {
		until(() -> said(name).contains(words) || !process.isAlive());
		if (!process.isAlive()) throw new AssertionError(name + " died: " + said(name));
	}

	/** What a process has said so far. */
	String said(final String name) {
		try {
			return Files.exists(log(name)) ? Files.readString(log(name)) : "";
		}
		catch (final IOException e) {
			throw new AssertionError(e);
		}
	}

	/** Waits until something holds. */
	static void until(final java.util.function.BooleanSupplier condition) throws Exception {
		final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end) throw new AssertionError("not in " + PATIENCE_SECONDS + " seconds");
			Thread.sleep(20);
		}
	}

	/** Runs our main class as spark-submit does. */
	Process submit(final String name, final String... arguments) throws IOException {
		final List<String> all = new ArrayList<>(
			List.of("--master", "spark://127.0.0.1:" + port, "--class", Main.class.getName()));
		SETTINGS.forEach((key, value) -> all.addAll(List.of("--conf", key + "=" + value)));
		all.add(application.toString());
		all.addAll(Arrays.asList(arguments));
		return start(name, "org.apache.spark.deploy.SparkSubmit", all.toArray(new String[0]));
	}

	/** Runs blocks on the cluster, with this process as the driver of all of them. */
	SparkEngine engine() {
		final SparkConf settings = new SparkConf().setMaster("spark://127.0.0.1:" + port).setAppName("test")
			.set("spark.jars", application.toString()).set("spark.driver.bindAddress", "127.0.0.1")
			.set("spark.local.dir", home.toString()).set("spark.log.level", "OFF");
		SETTINGS.forEach(settings::set);
		return new SparkEngine(settings);
	}

	/** Kills a worker with its executor, without a warning. */
	void kill(final int worker) throws Exception {
		final Process process = workers.get(worker);
		until(() -> process.descendants().count() > 0);
		final List<ProcessHandle> executors = process.descendants().toList();
		process.destroyForcibly().waitFor();
		executors.forEach(ProcessHandle::destroyForcibly);
	}

	@Override
	public void close() throws Exception {
		final List<ProcessHandle> all = new ArrayList<>();
		for (final Process worker : workers) {
			worker.descendants().forEach(all::add);
			all.add(worker.toHandle());
		}
		all.add(master.toHandle());
		all.forEach(ProcessHandle::destroyForcibly);
		for (final ProcessHandle process : all)
			process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
		try (Stream<Path> links = Files.list(home.resolve("jars"))) {
			for (final Path link : links.toList())
				Files.delete(link);
		}
	}
}
