package examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.parcelj.PixelSpace;
import org.parcelj.Progress;
import org.parcelj.cluster.Clustering;
import org.parcelj.cluster.agglomerative.AgglomerativeClustering;
import org.parcelj.cluster.agglomerative.Dendrogram;
import org.parcelj.cluster.agglomerative.Linkage;
import org.parcelj.cluster.kmeans.HierarchicalKMeans;
import org.parcelj.cluster.kmeans.KMeans;
import org.parcelj.cluster.kmeans.KMeansResult;
import org.parcelj.cluster.mixture.CovarianceType;
import org.parcelj.cluster.mixture.GaussianMixture;
import org.parcelj.cluster.mixture.MixtureResult;
import org.parcelj.cluster.rena.Rena;
import org.parcelj.cluster.spectral.Affinity;
import org.parcelj.cluster.spectral.Assignment;
import org.parcelj.cluster.spectral.Contrast;
import org.parcelj.cluster.spectral.Similarities;
import org.parcelj.cluster.spectral.SpectralClustering;
import org.parcelj.cluster.spectral.SpectralResult;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.filter.GaussianSmoothing;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;
import org.parcelj.masking.MaskMethod;
import org.parcelj.parcels.Agreement;
import org.parcelj.parcels.ParcelStatistics;
import org.parcelj.parcels.Parcellation;
import org.parcelj.samples.FmriPhantom;
import org.parcelj.samples.FourCircles;
import org.parcelj.signal.Cleaning;
import org.parcelj.signal.Detrend;
import org.parcelj.signal.Standardize;

import net.imglib2.img.Img;
import net.imglib2.img.planar.PlanarImg;
import net.imglib2.parallel.Parallelization;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;

/** The snippets of the guide to Java, compiled and run. */
class JavaGuideTest {

	private static final FmriPhantom SMALL = new FmriPhantom(0, 6, 16, 18, 12, 30);

	@Test
	void discsOfAPicture() {
		FourCircles sample = new FourCircles(0);
		Img<FloatType> img = sample.picture();

		Mask mask = Mask.nonzero(sample.mask());
		GridGraph graph = GridGraph.of(mask, Connectivity.FACES);
		FeatureMatrix features = FeatureMatrix.of(img, mask);

		Similarities similarities = new Affinity(1, 1e-6, Contrast.EDGES).of(features, graph);
		SpectralClustering method = new SpectralClustering(
			SpectralClustering.Options.of(4).withAssignment(Assignment.CLUSTER_QR));
		SpectralResult result = method.fit(similarities, Progress.NONE);

		Parcellation parcels = new Parcellation(mask, result.clustering());
		assertEquals(4, parcels.size());
	}

	@Test
	void parcelsOfASeries() {
		PlanarImg<UnsignedShortType, ?> img = SMALL.series(Progress.NONE);
		PixelSpace space = SMALL.space();

		Mask mask = MaskMethod.EPI.compute(img, 3, Progress.NONE).mask();
		GaussianSmoothing smoothing = GaussianSmoothing.ofFwhm(new double[] { 5, 5, 5 }, space);
		FeatureMatrix raw = FeatureMatrix.of(List.of(img), mask, smoothing.change(Progress.NONE), Progress.NONE);
		FeatureMatrix series = Cleaning.NONE.detrend(Detrend.LINEAR).standardize(Standardize.ZSCORE).clean(raw,
			Progress.NONE);

		GridGraph graph = GridGraph.of(mask, Connectivity.FACES);
		Dendrogram tree = new AgglomerativeClustering(Linkage.WARD).fit(series, graph, Progress.NONE);
		Parcellation coarse = new Parcellation(mask, tree.cut(20));
		Parcellation fine = new Parcellation(mask, tree.cut(60));

		FeatureMatrix signals = coarse.transform(series);
		Img<FloatType> compressed = coarse.inverseTransform(signals);
		double kept = coarse.explainedVariance(series);

		assertEquals(20, signals.pixels());
		assertEquals(series.features(), signals.features());
		assertEquals(img.dimension(0), compressed.dimension(0));
		assertTrue(fine.explainedVariance(series) > kept);
	}

	@Test
	void theOtherMethods() {
		Mask mask = SMALL.mask();
		FeatureMatrix series = FeatureMatrix.of(SMALL.series(Progress.NONE), mask).scaled();
		GridGraph graph = GridGraph.of(mask, Connectivity.FACES);

		KMeansResult classes = new KMeans(KMeans.Options.of(8).withRestarts(5).withSeed(1)).fit(series, Progress.NONE);

		Clustering even = new HierarchicalKMeans(50, 3, 0).fit(series, Progress.NONE);

		Clustering supervoxels = new Rena(200).fit(series, graph, Progress.NONE).clustering();

		GaussianMixture.Options options = GaussianMixture.Options.of(3).withCovariance(CovarianceType.DIAG);
		MixtureResult mixture = new GaussianMixture(options).fit(series.columns(0, 4), Progress.NONE);

		assertEquals(mask.size(), classes.labels().length);
		assertEquals(50, even.size());
		assertEquals(200, supervoxels.size());
		assertTrue(Double.isFinite(mixture.bic()));
	}

	@Test
	void whatParcelsAreLike() {
		Mask mask = SMALL.mask();
		FeatureMatrix series = FeatureMatrix.of(SMALL.series(Progress.NONE), mask);
		Clustering truth = Clustering.byFirstPixel(labelsIn(mask));

		Parcellation parcels = new Parcellation(mask, truth);
		ParcelStatistics statistics = ParcelStatistics.of(parcels, series, Progress.NONE);
		for (int parcel = 0; parcel < statistics.size(); parcel++)
			System.out.printf("parcel %d: %d pixels, homogeneity %.2f%n", parcel + 1, parcels.sizes()[parcel],
				statistics.homogeneity(parcel));

		Clustering other = new Rena(truth.size()).fit(series, GridGraph.of(mask, Connectivity.FACES), Progress.NONE)
			.clustering();
		double rand = new Agreement(truth.labels(), other.labels()).adjustedRandIndex();

		assertEquals(truth.size(), statistics.size());
		assertTrue(rand <= 1);
	}

	private static int[] labelsIn(final Mask mask) {
		final int[] labels = new int[mask.size()];
		mask.forEach(0, labels.length, (index, position) -> labels[index] = SMALL.truth()[position]);
		return labels;
	}

	@Test
	void boundedThreads() {
		Mask mask = SMALL.mask();
		FeatureMatrix series = FeatureMatrix.of(SMALL.series(Progress.NONE), mask);
		Supplier<Clustering> work = () -> new HierarchicalKMeans(20, 3, 0).fit(series, Progress.NONE);
		Clustering result = Parallelization.runWithNumThreads(2, work::get);
		assertEquals(20, result.size());
	}
}
