package org.parcelj.blocks.run;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import org.parcelj.InputException;
import org.parcelj.Labelled;
import org.parcelj.blocks.BlockMethod;
import org.parcelj.blocks.kmeans.BlockKMeans;
import org.parcelj.blocks.mixture.BlockMixture;
import org.parcelj.blocks.rena.BlockRena;
import org.parcelj.blocks.superpixels.AgglomeratedRegions;
import org.parcelj.blocks.superpixels.BlockSuperpixels;
import org.parcelj.blocks.superpixels.CutRegions;
import org.parcelj.cluster.agglomerative.Linkage;
import org.parcelj.cluster.kmeans.KMeans;
import org.parcelj.cluster.kmeans.KMeansAlgorithm;
import org.parcelj.cluster.mixture.CovarianceType;
import org.parcelj.cluster.mixture.GaussianMixture;
import org.parcelj.cluster.mixture.Regularization;
import org.parcelj.cluster.spectral.Affinity;
import org.parcelj.cluster.spectral.Assignment;
import org.parcelj.cluster.spectral.Contrast;
import org.parcelj.cluster.spectral.SpectralClustering;
import org.parcelj.grid.Connectivity;

/**
 * A command as it was given, to be run in blocks.
 *
 * @param name on the command line
 * @param work with the keys of its own
 * @param keys that all have
 * @param given the keys that the user gave, with their texts; paths are absolute
 * @param values of all keys except those that say where results go
 * @param warnings of keys without an effect
 */
public record BlockCommand(String name, BlockWork work, BlockKeys keys, EngineKind engine, Map<String, String> given,
	Map<String, String> values, List<String> warnings) {

	/** Keys that say where outputs go, which somebody else sees to. */
	private static final Set<String> OUTPUTS = Set.of("output", "name", "overwrite");

	private static final int FEW_NODES = 1 << 14;

	/** Commands that can run in blocks, with the same keys and defaults as in memory. */
	private enum Kind implements Labelled {

		RENA(clustering((texts, engine) -> {
			withoutSeed(texts);
			return rena(texts, clusters(texts, 1000), engine);
		})),

		AGGLOMERATIVE(clustering((texts, engine) -> {
			withoutSeed(texts);
			final int clusters = clusters(texts, 100);
			return new BlockSuperpixels(superpixels(texts, engine), clusters,
				new AgglomeratedRegions(texts.choice(Linkage.class, "linkage", Linkage.WARD), clusters));
		})),

		SPECTRAL(clustering((texts, engine) -> {
			final int clusters = clusters(texts, 26);
			final Contrast contrast = texts.choice(Contrast.class, "contrast", Contrast.EDGES);
			if (contrast != Contrast.EDGES)
				throw new InputException("contrast is \"" + contrast.label() + "\", but in blocks must be edges");
			final SpectralClustering.Options options = SpectralClustering.Options.of(clusters)
				.withAssignment(texts.choice(Assignment.class, "assignment", Assignment.CLUSTER_QR))
				.withTolerance(texts.decimal("tolerance", 1e-7)).withSeed(seed(texts));
			return new BlockSuperpixels(superpixels(texts, engine), clusters, new CutRegions(
				new Affinity(texts.decimal("beta", 3), texts.decimal("eps", 1e-6), contrast), connectivity(texts), options));
		})),

		KMEANS(clustering((texts, engine) -> {
			// neighbours are nothing to it, but a key of all commands is none to refuse
			connectivity(texts);
			final KMeansAlgorithm algorithm = texts.choice(KMeansAlgorithm.class, "algorithm", KMeansAlgorithm.AUTO);
			if (algorithm == KMeansAlgorithm.LOCAL)
				throw new InputException("algorithm is local, which needs a compactness, and that cannot be used in blocks");
			return new BlockKMeans(KMeans.Options.of(clusters(texts, 8)).withAlgorithm(algorithm)
				.withRestarts(texts.number("restarts", 3, 1, Integer.MAX_VALUE))
				.withIterations(texts.number("iterations", 100, 1, Integer.MAX_VALUE)).withSeed(seed(texts)));
		})),

		GMM(clustering((texts, engine) -> {
			connectivity(texts);
			return new BlockMixture(GaussianMixture.Options.of(clusters(texts, 3))
				.withCovariance(texts.choice(CovarianceType.class, "covariance", CovarianceType.FULL))
				.withRestarts(texts.number("restarts", 1, 1, Integer.MAX_VALUE))
				.withIterations(texts.number("iterations", 300, 1, Integer.MAX_VALUE))
				.withTolerance(texts.decimal("tolerance", 1e-5))
				.withRegularization(Regularization.parse(texts.text("regularization", "auto"))).withSeed(seed(texts)));
		})),

		COMPONENTS((texts, engine) -> ComponentsWork.of(texts)),

		SIZES((texts, engine) -> SizesWork.of(texts)),

		SIGNALS((texts, engine) -> SignalsWork.of(texts)),

		COMPRESS((texts, engine) -> CompressWork.of(texts)),

		COMPARE((texts, engine) -> CompareWork.of(texts));

		private final BiFunction<KeyTexts, EngineKind, BlockWork> work;

		Kind(final BiFunction<KeyTexts, EngineKind, BlockWork> work) {
			this.work = work;
		}

		private static BiFunction<KeyTexts, EngineKind, BlockWork> clustering(
			final BiFunction<KeyTexts, EngineKind, BlockMethod> method)
		{
			return (texts, engine) -> new ClusterWork(method.apply(texts, engine), PixelKeys.of(texts));
		}

		private static BlockRena rena(final KeyTexts texts, final int clusters, final EngineKind engine) {
			// one machine is faster at the rest, but where there are many it should not do most of the work
			return engine == EngineKind.SPARK
				? new BlockRena(clusters, connectivity(texts), Math.max(FEW_NODES, 8L * clusters))
				: new BlockRena(clusters, connectivity(texts));
		}

		private static BlockRena superpixels(final KeyTexts texts, final EngineKind engine) {
			final int number = texts.number("superpixels", 0, 0, Integer.MAX_VALUE);
			if (number == 0)
				throw new InputException(
					"superpixels is 0, but in blocks it must be above 0, since it is superpixels that are clustered");
			return rena(texts, number, engine).ofKey("superpixels");
		}

		private static int clusters(final KeyTexts texts, final int otherwise) {
			return texts.number("clusters", otherwise, 1, Integer.MAX_VALUE);
		}

		private static int seed(final KeyTexts texts) {
			return texts.number("seed", 0, Integer.MIN_VALUE, Integer.MAX_VALUE);
		}

		private static void withoutSeed(final KeyTexts texts) {
			texts.idleNumber("seed", "nothing in this run is random");
		}

		private static Connectivity connectivity(final KeyTexts texts) {
			return texts.choice(Connectivity.class, "connectivity", Connectivity.FACES);
		}
	}

	/** Whether a command can run in blocks. */
	public static boolean isKnown(final String command) {
		return kind(command).isPresent();
	}

	private static Optional<Kind> kind(final String command) {
		return Arrays.stream(Kind.values()).filter(kind -> kind.label().equals(command)).findFirst();
	}

	/**
	 * @throws InputException if the command cannot run in blocks, a key is unknown, or a value cannot be used
	 */
	public static BlockCommand of(final String command, final Map<String, String> given, final EngineKind engine) {
		final Kind kind = kind(command)
			.orElseThrow(() -> new InputException("\"" + command + "\" cannot run in blocks, but " +
				Arrays.stream(Kind.values()).map(Kind::label).sorted().collect(Collectors.joining(", ")) + " can"));
		final KeyTexts texts = new KeyTexts(given);
		final BlockKeys keys = BlockKeys.of(texts);
		final BlockWork work = kind.work.apply(texts, engine);
		final Map<String, String> values = new LinkedHashMap<>(texts.asked());
		values.putAll(work.inputs().places());
		if (keys.checkpoint() != null) values.put("checkpoint", keys.checkpoint().toString());
		texts.text("engine", engine.label());
		OUTPUTS.forEach(key -> texts.text(key, ""));
		texts.requireAllAsked();
		return new BlockCommand(command, work, keys, engine, given(given, values, work.inputs().mainKey()), values,
			texts.idle());
	}

	/** The main image first. */
	private static Map<String, String> given(final Map<String, String> given, final Map<String, String> values,
		final String main)
	{
		final Map<String, String> texts = new LinkedHashMap<>();
		texts.put(main, values.get(main));
		for (final String key : new TreeSet<>(given.keySet()))
			if (!OUTPUTS.contains(key)) texts.put(key, values.getOrDefault(key, given.get(key)));
		return texts;
	}
}
