package org.parcelj.cluster.mixture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

class ModelTableTest {

	private static final String TWO = "component,covariance,spatial,weight,mean_1,covariance_1_1\n" +
		"1,full,0,0.25,10,4\n2,full,0,0.75,20,1\n";

	@TempDir
	Path folder;

	@ParameterizedTest
	@EnumSource(CovarianceType.class)
	void whatIsWrittenIsReadToTheLastDigit(final CovarianceType type) throws IOException {
		final FeatureMatrix x = Phantom.groups(2000, 3, 3, 0.1, 8);
		final MixtureResult result = new GaussianMixture(
			new GaussianMixture.Options(3, type, 1, 50, 1e-6, Regularization.absolute(1e-6), 0, 0)).fit(x, Progress.NONE);
		final Path file = folder.resolve("model.csv");
		ModelTable.write(result.model(), file);
		final MixtureModel read = ModelTable.read(file);
		assertEquals(type, read.covarianceType());
		assertEquals(result.model().parameters(), read.parameters());
		assertEquals(result.meanLogLikelihood(), read.meanLogLikelihood(x, Progress.NONE));
		assertArrayEquals(result.labels(), read.predict(x, Progress.NONE));
	}

	@Test
	void isPlainToRead() throws IOException {
		final MixtureModel model = read(TWO);
		assertArrayEquals(new int[] { 0, 1 },
			model.predict(new FeatureMatrix(2, 1, new float[] { 11, 19 }), Progress.NONE));
		final Path file = folder.resolve("copy.csv");
		ModelTable.write(model, file);
		assertEquals(TWO, Files.readString(file));
	}

	@Test
	void aTableThatImageJSavedMayHaveRowNumbersAndRoundedNumbers() throws IOException {
		final MixtureModel model = read(" ,component,covariance,spatial,weight,mean_1,covariance_1_1,bic\n" +
			"1,1,tied,0,0.333333,10,4,100\n2,2,tied,0,0.333333,20,4,100\n3,3,tied,0,0.333333,30,4,100\n");
		assertEquals(CovarianceType.TIED, model.covarianceType());
		assertArrayEquals(new int[] { 0, 2 },
			model.predict(new FeatureMatrix(2, 1, new float[] { 11, 28 }), Progress.NONE));
	}

	@Test
	void whatIsWrongIsNamed() {
		assertMessage("empty", "", "does not have the columns of a mixture");
		assertMessage("no row", TWO.substring(0, TWO.indexOf('\n')), "has no row");
		assertMessage("header", TWO.replace("weight", "share"), "does not have the columns of a mixture");
		assertMessage("word", TWO.replace("20,1", "high,1"), "line 3, column 5 (mean_1): \"high\" is not a finite number");
		assertMessage("nan", TWO.replace("20,1", "20,NaN"), "column 6 (covariance_1_1): \"NaN\" is not a finite number");
		assertMessage("short", TWO.replace("20,1", "20"), "line 3: has 5 fields, but must have 6");
		assertMessage("weights", TWO.replace("0.25", "0.5"), "has weights that add up to 1.25");
		assertMessage("type", TWO.replace("2,full", "2,tied"),
			"line 3, column 2 (covariance): tied is not the covariance type of the first component, full");
		assertMessage("type", TWO.replace("full", "round"), "covariance is \"round\"");
		assertMessage("matrix", TWO.replace("10,4", "10,-4"), "the covariance matrix of component 1 of 2 is singular");
	}

	@Test
	void aCovarianceMatrixIsSymmetric() throws IOException {
		final String two = "component,covariance,spatial,weight,mean_1,mean_2,covariance_1_1,covariance_1_2," +
			"covariance_2_1,covariance_2_2\n1,full,0,1,10,20,4,1,1,9\n";
		assertEquals(2, read(two).features());
		assertMessage("matrix", two.replace("4,1,1,9", "4,1,1.01,9"), "line 2: the covariance matrix is not symmetric");
		assertMessage("matrix", two.replace("4,1,1,9", "4,-1,1,9"), "line 2: the covariance matrix is not symmetric");
	}

	private void assertMessage(final String what, final String table, final String part) {
		final String message = assertThrows(InputException.class, () -> read(table), what).getMessage();
		assertTrue(message.contains(part), message);
	}

	private MixtureModel read(final String table) throws IOException {
		final Path file = folder.resolve("table.csv");
		Files.writeString(file, table);
		return ModelTable.read(file);
	}
}
