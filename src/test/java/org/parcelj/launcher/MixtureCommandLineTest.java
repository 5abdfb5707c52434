package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.parcelj.cluster.mixture.MixtureModel;
import org.parcelj.cluster.mixture.ModelTable;

import ij.IJ;
import ij.ImagePlus;

/** Mixtures, plots of contrasts, and the choice of k from the command line. */
class MixtureCommandLineTest extends CommandLineRuns {

	@Test
	void aProcessWritesLabelsModelAndPosteriors() throws Exception {
		final Java run = Java.run(folder, null, Main.class, "gmm", "image=sample:brain-phantom", "mask=nonzero",
			"clusters=4", "probabilities=true", "output=out");
		assertEquals(0, run.status(), run.err());
		assertTrue(run.out().contains("177208 pixels, 4 features, 4 clusters, explained variance "), run.out());
		assertTrue(run.out().contains("log-likelihood per pixel -"), run.out());
		final ImagePlus labels = IJ.openImage(folder.resolve("out/labels.tif").toString());
		labels.setSlice(20);
		assertEquals(4, labels.getStatistics().max);
		assertArrayEquals(new int[] { 96, 112, 4, 40, 1 },
			IJ.openImage(folder.resolve("out/posteriors.tif").toString()).getDimensions());
		final MixtureModel model = ModelTable.read(folder.resolve("out/model.csv"));
		assertEquals(4, model.components());
		assertEquals(1050, model.mean(3)[0], 5);
		assertTrue(Files.readString(folder.resolve("out/parcels.csv")).contains("mm^3"));
	}

	@Test
	void aModelThatWasWrittenIsAppliedToAnotherImage() throws Exception {
		final String model = folder.resolve("model.csv").toString();
		assertEquals(0, run("gmm", "image=sample:brain-phantom", "mask=nonzero", "clusters=4", "output=" + folder),
			err.toString());
		assertEquals(0, run("gmm", "image=sample:brain-phantom-noisy", "mask=nonzero", "fitted=" + model,
			"output=" + folder.resolve("noisy")), err.toString());
		assertTrue(out.toString().contains("by the model of " + model), out.toString());
		assertEquals(ModelTable.read(Path.of(model)).mean(2)[1],
			ModelTable.read(folder.resolve("noisy/model.csv")).mean(2)[1]);
		refusesAtOnce("the fitted model nowhere.csv cannot be read: there is no such file", "gmm", "image=sample:coins",
			"fitted=nowhere.csv");
	}

	@Test
	void plotsBecomePictures() {
		assertEquals(0,
			run("pairplot", "image=sample:brain-phantom", "labels=sample:brain-phantom-truth", "output=" + folder),
			err.toString());
		assertEquals(0, run("histogram", "image=sample:brain-phantom", "mask=nonzero", "output=" + folder), err.toString());
		assertTrue(out.toString().contains("T1: 252872 of 430080 pixels are 0, 0 of 177208 pixels are 0 in the mask"),
			out.toString());
		for (final String file : new String[] { "pairplot.png", "histogram.png" })
			assertEquals(ImagePlus.COLOR_RGB, IJ.openImage(folder.resolve(file).toString()).getType());
	}

	@Test
	void aSuggestionIsSaidWithItsReason() throws Exception {
		final Java run = Java.run(folder, null, Main.class, "suggest", "image=sample:four-circles",
			"mask=sample:four-circles-mask", "method=spectral", "output=out");
		assertEquals(0, run.status(), run.err());
		assertTrue(run.out().contains("suggestion: 4 clusters (regions farthest apart in the eigenvectors, of 2 to 10)"),
			run.out());
		assertEquals(10, Files.readAllLines(folder.resolve("out/criterion.csv")).size());
		assertTrue(Files.exists(folder.resolve("out/plot.png")));
	}

	@Test
	void theHalvesOfSeveralSubjectsAgreeMostOnTheirParcels() {
		for (int subject = 0; subject < 4; subject++)
			PhantomFiles.write(subject, folder.resolve("sub-" + subject + ".nii.gz"));
		assertEquals(0,
			run("suggest", "image=" + folder.resolve("sub-0.nii.gz"), "subjects=" + folder.resolve("sub-*.nii.gz"),
				"mask=epi", "standardize=zscore", "components=10", "criterion=reproducibility", "smallest=3", "largest=8",
				"output=" + folder.resolve("out")),
			err.toString());
		assertTrue(out.toString().contains("suggestion: 5 clusters (highest agreement of the two halves, of 3 to 8)"),
			out.toString());
	}

	@Test
	void wrongUseIsOneLineAndWritesNothing() {
		refusesAtOnce("covariance is \"round\", but must be one of full, tied, diag, spherical", "gmm",
			"image=sample:coins", "covariance=round");
		refusesAtOnce("spatial is -1, but must be a number of at least 0", "gmm", "image=sample:coins", "spatial=-1");
		refusesAtOnce("clusters is 0, but must be a whole number of at least 1", "gmm", "image=sample:coins", "clusters=0");
		refusesAtOnce("kind is \"dots\", but must be one of scatter, hist2d", "pairplot", "image=sample:coins",
			"kind=dots");
		refusesAtOnce("power is -1, but must be a finite number above 0", "pairplot", "image=sample:coins", "power=-1");
		refusesAtOnce("no image is given: write image=FILE", "pairplot");
		refusesAtOnce("bins is 0, but must be a whole number from 1 to 10000", "histogram", "image=sample:coins", "bins=0");
		refusesAtOnce("method is \"rena\", but must be one of agglomerative, gmm, spectral, kmeans", "suggest",
			"image=sample:coins", "method=rena");
		refusesAtOnce(
			"criterion is \"aic\", but for spectral must be one of separation, silhouette, " +
				"eigengap, davies_bouldin, above_random, reproducibility",
			"suggest", "image=sample:coins", "method=spectral", "criterion=aic");
		refusesAtOnce("unknown key \"label\"; did you mean \"labels\"?", "pairplot", "image=sample:coins", "label=x.tif");
	}
}
