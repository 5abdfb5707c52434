import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;

import org.hipparchus.clustering.CentroidCluster;
import org.hipparchus.clustering.DoublePoint;
import org.hipparchus.clustering.KMeansPlusPlusClusterer;
import org.parcelj.Progress;
import org.parcelj.cluster.kmeans.KMeans;
import org.parcelj.cluster.kmeans.KMeansAlgorithm;
import org.parcelj.cluster.mixture.GaussianMixture;
import org.parcelj.features.FeatureMatrix;

import elki.clustering.kmeans.LloydKMeans;
import elki.clustering.kmeans.initialization.KMeansPlusPlus;
import elki.data.DoubleVector;
import elki.data.type.TypeUtil;
import elki.database.Database;
import elki.database.StaticArrayDatabase;
import elki.datasource.ArrayAdapterDatabaseConnection;
import elki.distance.minkowski.SquaredEuclideanDistance;
import elki.utilities.random.RandomFactory;
import weka.clusterers.SimpleKMeans;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;

/**
 * k-means and mixtures of other Java libraries beside ParcelJ's, on the same simulated features: processor seconds of
 * the cheapest run, and the sum of squared distances or the log-likelihood that each reaches. Run it by
 * {@code src/benchmark/run peers}.
 */
public final class Peers {

	private static final int PIXELS = 40_000;
	private static final int FEATURES = 40;
	private static final int ITERATIONS = 50;
	/** Processor seconds that a contender gets at least, so that what is short is compiled before it is judged. */
	private static final double ENOUGH = 6;

	private Peers() {
		// not to be instantiated
	}

	public static void main(final String... arguments) {
		final double[][] points = groups();
		final FeatureMatrix matrix = matrix(points);
		System.out.printf("%d points, %d features, at most %d iterations%n", PIXELS, FEATURES, ITERATIONS);
		for (final int k : new int[] { 50, 300 }) {
			kMeans("ParcelJ", k, points, () -> parcelj(matrix, k, KMeansAlgorithm.AUTO));
			kMeans("ParcelJ, Lloyd", k, points, () -> parcelj(matrix, k, KMeansAlgorithm.LLOYD));
			kMeans("Smile", k, points, () -> smile(points, k));
			kMeans("ELKI", k, points, () -> elki(points, k));
			kMeans("Hipparchus", k, points, () -> hipparchus(points, k));
			kMeans("Weka", k, points, () -> weka(points, k));
		}
		final double[][] few = Arrays.stream(points).map(point -> Arrays.copyOf(point, 4)).toArray(double[][]::new);
		final FeatureMatrix fewMatrix = matrix(few);
		mixture("ParcelJ",
			() -> new GaussianMixture(GaussianMixture.Options.of(4)).fit(fewMatrix, Progress.NONE).meanLogLikelihood());
		mixture("Smile", () -> smile.stat.distribution.MultivariateGaussianMixture.fit(4, few).L / PIXELS);
	}

	/** A hundred groups of spread 1 around random centres. */
	private static double[][] groups() {
		final Random random = new Random(0);
		final double[][] centres = new double[100][FEATURES];
		for (final double[] centre : centres)
			Arrays.setAll(centre, f -> 3 * random.nextGaussian());
		final double[][] points = new double[PIXELS][FEATURES];
		for (final double[] point : points) {
			final double[] centre = centres[random.nextInt(centres.length)];
			Arrays.setAll(point, f -> (float) (centre[f] + random.nextGaussian()));
		}
		return points;
	}

	private static FeatureMatrix matrix(final double[][] points) {
		final float[] values = new float[points.length * points[0].length];
		for (int p = 0; p < points.length; p++)
			for (int f = 0; f < points[p].length; f++)
				values[p * points[p].length + f] = (float) points[p][f];
		return new FeatureMatrix(points.length, points[0].length, values);
	}

	private static int[] parcelj(final FeatureMatrix matrix, final int k, final KMeansAlgorithm algorithm) {
		return new KMeans(KMeans.Options.of(k).withAlgorithm(algorithm).withRestarts(1).withIterations(ITERATIONS))
			.fit(matrix, Progress.NONE).labels();
	}

	private static int[] smile(final double[][] points, final int k) {
		return smile.clustering.KMeans.fit(points, k, ITERATIONS, 0).y;
	}

	private static int[] elki(final double[][] points, final int k) {
		final Database database = new StaticArrayDatabase(new ArrayAdapterDatabaseConnection(points), null);
		database.initialize();
		final var relation = database.<DoubleVector>getRelation(TypeUtil.DOUBLE_VECTOR_FIELD);
		final var clusters = new LloydKMeans<DoubleVector>(SquaredEuclideanDistance.STATIC, k, ITERATIONS,
			new KMeansPlusPlus<DoubleVector>(RandomFactory.get(0L))).run(relation).getAllClusters();
		final var ids = (elki.database.ids.DBIDRange) relation.getDBIDs();
		final int[] labels = new int[points.length];
		for (int c = 0; c < clusters.size(); c++)
			for (var id = clusters.get(c).getIDs().iter(); id.valid(); id.advance())
				labels[ids.getOffset(id)] = c;
		return labels;
	}

	private static int[] hipparchus(final double[][] points, final int k) {
		final List<Numbered> numbered = new ArrayList<>();
		for (int p = 0; p < points.length; p++)
			numbered.add(new Numbered(points[p], p));
		final List<CentroidCluster<Numbered>> clusters = new KMeansPlusPlusClusterer<Numbered>(k, ITERATIONS)
			.cluster(numbered);
		final int[] labels = new int[points.length];
		for (int c = 0; c < clusters.size(); c++)
			for (final Numbered point : clusters.get(c).getPoints())
				labels[point.number] = c;
		return labels;
	}

	private static final class Numbered extends DoublePoint {

		private static final long serialVersionUID = 1L;

		private final int number;

		Numbered(final double[] point, final int number) {
			super(point);
			this.number = number;
		}
	}

	private static int[] weka(final double[][] points, final int k) {
		final ArrayList<Attribute> attributes = new ArrayList<>();
		for (int f = 0; f < points[0].length; f++)
			attributes.add(new Attribute("f" + f));
		final Instances instances = new Instances("points", attributes, points.length);
		for (final double[] point : points)
			instances.add(new DenseInstance(1, point));
		try {
			final SimpleKMeans method = new SimpleKMeans();
			method.setOptions(new String[] { "-N", "" + k, "-I", "" + ITERATIONS, "-init", "1", "-O", "-S", "0",
				"-num-slots", "" + Runtime.getRuntime().availableProcessors() });
			method.buildClusterer(instances);
			return method.getAssignments();
		}
		catch (final Exception e) {
			throw new IllegalStateException(e);
		}
	}

	private static void kMeans(final String name, final int k, final double[][] points, final Supplier<int[]> fit) {
		cheapest(name + ", k-means, " + k, fit, labels -> String.format(Locale.ROOT, "inertia %.5g", within(points, labels,
			k)));
	}

	private static void mixture(final String name, final Supplier<Double> fit) {
		cheapest(name + ", mixture of 4, 4 features", fit,
			likelihood -> String.format(Locale.ROOT, "log-likelihood %.4f per point", likelihood));
	}

	/** Prints the processor time of the cheapest of two runs or more, and what the last of them came to. */
	private static <T> void cheapest(final String name, final Supplier<T> fit, final Function<T, String> quality) {
		double all = 0;
		double least = Double.POSITIVE_INFINITY;
		T result = null;
		for (int run = 0; run < 2 || all < ENOUGH; run++) {
			final double start = processorSeconds();
			result = fit.get();
			final double seconds = processorSeconds() - start;
			all += seconds;
			least = Math.min(least, seconds);
		}
		print(name, least, quality.apply(result));
	}

	private static void print(final String name, final double seconds, final String more) {
		System.out.printf(Locale.ROOT, "%-40s %8.2f s of processor time  %s%n", name, seconds, more);
	}

	private static double processorSeconds() {
		return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
			.getProcessCpuTime() * 1e-9;
	}

	/** The sum of squared distances from the clusters' means. */
	private static double within(final double[][] points, final int[] labels, final int k) {
		final double[][] means = new double[k][points[0].length];
		final int[] sizes = new int[k];
		for (int p = 0; p < points.length; p++) {
			sizes[labels[p]]++;
			for (int f = 0; f < points[p].length; f++)
				means[labels[p]][f] += points[p][f];
		}
		double sum = 0;
		for (int p = 0; p < points.length; p++)
			for (int f = 0; f < points[p].length; f++) {
				final double difference = points[p][f] - means[labels[p]][f] / sizes[labels[p]];
				sum += difference * difference;
			}
		return sum;
	}
}
