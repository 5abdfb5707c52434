import java.util.Locale;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import org.parcelj.cluster.agglomerative.WardBenchmark;
import org.parcelj.cluster.kmeans.NearestBenchmark;
import org.parcelj.cluster.mixture.ExpectationBenchmark;
import org.parcelj.cluster.spectral.PanelsBenchmark;

/**
 * The inner loops alone, timed by JMH, each beside what the machine gives: floating-point operations a second where
 * arithmetic is the limit, bytes a second where memory is, and where places in memory depend on each other how many
 * times one would wait for it. Run it by {@code src/benchmark/run kernels}.
 */
public final class Kernels {

	private static final int ITERATIONS = 5;

	private Kernels() {
		// not to be instantiated
	}

	public static void main(final String... arguments) throws RunnerException {
		final int threads = Runtime.getRuntime().availableProcessors();
		final double bytes = Limits.triad(threads);
		final double operations = Limits.multiplyAdd(threads);
		final double latency = Limits.latency();
		print("machine, %d threads: %.1f GFlop/s, %.1f GB/s, %.0f ns", threads, operations / 1e9, bytes / 1e9,
			latency * 1e9);
		final double nearest = seconds(NearestBenchmark.class);
		print("nearest of 300 centres, 50,000 × 156: %.4f s, %.1f GFlop/s, %.2f of the limit", nearest,
			NearestBenchmark.OPERATIONS / nearest / 1e9, NearestBenchmark.OPERATIONS / nearest / operations);
		final double expectation = seconds(ExpectationBenchmark.class);
		print("expectation, 4 components, 1,000,000 × 4: %.4f s, %.1f GFlop/s, %.2f of the limit; %.1f GB/s, %.2f of it",
			expectation, ExpectationBenchmark.OPERATIONS / expectation / 1e9,
			ExpectationBenchmark.OPERATIONS / expectation / operations, ExpectationBenchmark.BYTES / expectation / 1e9,
			ExpectationBenchmark.BYTES / expectation / bytes);
		final double ward = seconds(WardBenchmark.class);
		print("Ward's tree of 1000 × 1000: %.3f s, %.0f ns a merge, %.1f waits for memory", ward,
			ward / WardBenchmark.MERGES * 1e9, ward / WardBenchmark.MERGES / latency);
		final double panels = seconds(PanelsBenchmark.class);
		final double read = PanelsBenchmark.bytes();
		print("solution of 303 × 384 for two sides: %.4f s, %.1f GB/s, %.2f of the limit", panels, read / panels / 1e9,
			read / panels / bytes);
	}

	private static double seconds(final Class<?> benchmark) throws RunnerException {
		final RunResult result = new Runner(new OptionsBuilder().include(benchmark.getName()).mode(Mode.AverageTime)
			.timeUnit(TimeUnit.SECONDS).forks(1).warmupIterations(ITERATIONS).measurementIterations(ITERATIONS)
			.warmupTime(TimeValue.seconds(2)).measurementTime(TimeValue.seconds(2)).jvmArgs("-Xmx4g")
			.verbosity(VerboseMode.SILENT).build()).runSingle();
		return result.getPrimaryResult().getScore();
	}

	private static void print(final String format, final Object... values) {
		System.out.printf(Locale.ROOT, format + "%n", values);
	}
}
