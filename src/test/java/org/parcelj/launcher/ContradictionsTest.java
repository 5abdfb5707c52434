package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ByteProcessor;

/** Keys that contradict each other, or would have no effect beside others, are refused; so are absurd numbers. */
class ContradictionsTest {

	private static final int SIZE = 12;

	@TempDir
	static Path folder;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	@BeforeAll
	static void writeInputs() throws Exception {
		write("grey.tif", 7);
		write("labels.tif", 3);
		Files.writeString(folder.resolve("confounds.csv"), "a\n1\n");
		final ByteArrayOutputStream err = new ByteArrayOutputStream();
		assertEquals(0, new CommandLine(new PrintStream(new ByteArrayOutputStream()), new PrintStream(err)).run("gmm",
			"image=" + folder.resolve("grey.tif"), "clusters=2", "output=" + folder.resolve("fit")), err.toString());
	}

	/** Stripes of the numbers 1 to {@code kinds}. */
	private static void write(final String name, final int kinds) {
		final ByteProcessor pixels = new ByteProcessor(SIZE, SIZE);
		for (int i = 0; i < pixels.getPixelCount(); i++)
			pixels.set(i, 1 + i / 4 % kinds);
		IJ.saveAsTiff(new ImagePlus(name, pixels), folder.resolve(name).toString());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"gmm fitted=MODEL clusters=7 | clusters is 7, but fitted is given too, and a fitted model is applied as it is",
		"gmm fitted=MODEL clusters=3 | clusters is 3, but fitted is given too, and a fitted model is applied as it is",
		"gmm fitted=MODEL tolerance=0.10 | tolerance is 0.10, but fitted is given too",
		"gmm fitted=MODEL covariance=diag | covariance is diag, but fitted is given too",
		"gmm fitted=MODEL compactness=1 | compactness is 1, but fitted is given too",
		"gmm fitted=MODEL start=LABELS | start is \"labels.tif\", but fitted is given too",
		"gmm start=LABELS clusters=5 | clusters is 5, but start is given too, and its labels say how many classes there are",
		"gmm start=LABELS restarts=5 | restarts is 5, but start is given too",
		"gmm biasfield=5 compactness=1 | biasfield and compactness are both given",
		"figure titles=a,b,c | titles has 3, but the figure takes 1; a title that contains a comma stands in quotes",
		"figure labels=LABELS titles=a,b | titles has 2, but the figure takes 1",
		"figure cuts=1 slices=2 | slices is 2, but cuts already says which slices are shown",
		"figure minimum=1 maximum=3 samerange=true | samerange is true, but minimum and maximum already set the range of all images",
		"figure samerange=true | samerange is true, but there is only one image",
		"overlay labels=LABELS palette=grey | palette is grey, but column is empty, so no measurements are shown",
		"overlay labels=LABELS minimum=3 | minimum is 3, but column is empty, so no measurements are shown",
		"overlay labels=LABELS outline=0 colour=white | colour is white, but outline is 0, so there are no outlines",
		"overlay labels=LABELS outline=1e300 | outline is 1e300, but must be a number from 0 to 1000",
		"kmeans mask=otus | mask is \"otus\", but must be auto, all, nonzero, otsu, background, epi, selection, or",
		"kmeans more=otus.tif | more: image \"otus.tif\": there is no such file",
		"figure plain=true | plain is true, but there are no labels",
		"figure style=both | style is both, but there are no labels", //
		"figure opacity=0.5 | opacity is 0.5, but there are no labels",
		"figure colourkey=true | colourkey is true, but there are no labels",
		"kmeans channels=1-3 | channels has 1-3, but must be from 1 to 1",
		"kmeans channels=0-1 | channels has 0-1, but must be from 1 to 1",
		"figure labels=LABELS style=outlines opacity=.50 | opacity is .50, but style is outlines, which are opaque",
		"figure frame=2 | frame is 2, but must be from 1 to 1", "figure slices=2 | slices is 2, but \"grey\" has 1 along z",
		"pairplot power=2 | power is 2, but kind is scatter, and only hist2d shows counts as colours",
		"pairplot titles=a | unknown key \"titles\"", "histogram titles=a | unknown key \"titles\"",
		"kmeans tr=2.0 | tr is 2.0, but \"grey.tif\" is not a series",
		"kmeans columns=a | columns is a, but there are no confounds to take columns from",
		"kmeans filter=cosine | filter is cosine, but highpass is 0, so the cosines have nothing to remove",
		"kmeans addrois=true | addrois is true, but rois is not set, so there are none to add",
		"kmeans standardize=zscore | the series has 1 frame, but", "kmeans detrend=linear | the series has 1 frame, but",
		"kmeans components=3 | components is 3, but 144 pixels with 1 feature have at most 1",
		"kmeans highvariance=3 | highvariance is 3, but", "kmeans colourspace=lab | colourspace is lab, but",
		"kmeans restarts=2147483647 | restarts is 2147483647, but must be at most 10000",
		"kmeans iterations=2147483647 | iterations is 2147483647, but must be at most 1000000",
		"kmeans compactness=1e300 | compactness is 1e300, but must be at most 10000",
		"kmeans fwhm=1e300 | fwhm is 1e300, a standard deviation of 4.24",
		"gmm tolerance=1e300 | tolerance is 1e300, but must be at most 1",
		"gmm tolerance=1E300 | tolerance is 1E300, but must be at most 1",
		"gmm spatial=1e300 | spatial is 1e300, but must be at most 1000",
		"gmm biasfield=1e300 | biasfield is 1e300, a standard deviation of 4.24",
		"gmm biasfield=1e-300 | biasfield is 1e-300, narrower than a pixel",
		"gmm iterations=2147483647 | iterations is 2147483647, but must be at most 1000000",
		"hierarchical-kmeans restarts=2147483647 | restarts is 2147483647, but must be at most 10000",
		"spectral beta=1e300 | beta is 1e300, but must be at most 1000000",
		"spectral eps=1e308 | eps is 1e308, but must be at most 1000000",
		"spectral tolerance=1e300 | tolerance is 1e300, but must be at most 1",
		"spectral sigma=1e300 | sigma is 1e300, a standard deviation of 1e300 pixels, but that must be at most 100000",
		"spectral scale=0.01 clusters=5 | clusters is 5, but at scale 0.01 the mask has only 1 pixel",
		"kmeans restarts=2147483648 | restarts is 2147483648, but must be at most 2147483647",
		"kmeans seed=-9223372036854775809 | seed is -9223372036854775809, but must be at least -2147483648",
		"spectral superpixels=2147483647 | superpixels is 2147483647, but there are only 144 pixels",
		"spectral clusters=2147483647 | clusters is 2147483647, but must be at most 144",
		"agglomerative superpixels=100 height=1 | height is 1, but must be 0 with superpixels",
		"rena clusters=2147483647 | clusters is 2147483647, but must be at most 144",
		"suggest beta=5 | beta is 5, but only spectral has that key, not agglomerative",
		"suggest method=spectral covariance=tied | covariance is tied, but only gmm has that key, not spectral",
		"suggest method=kmeans criterion=bic | criterion is \"bic\", but", "suggest clusters=3 | unknown key \"clusters\"",
		"suggest largest=2147483647 | largest is 2147483647, but must be at most 144",
		"pairplot kind=hist2d power=1e300 | power is 1e300, but must be at most 10",
		"pairplot bins=2147483647 | bins is 2147483647, but must be a whole number from 1 to 10000",
		"figure width=2147483647 | width is 2147483647, but must be a whole number",
		"mask method=otsu more=IMAGE | more is IMAGE, but method is otsu, and only nonzero looks at further images",
		"kmeans engine=memory block=64 | block is for work in blocks, but engine is memory",
		"kmeans quiet json | quiet and json exclude each other" })
	void isRefusedWithTheReason(final String line, final String message) {
		assertEquals(2, run(line.trim(), "image=IMAGE"));
		assertTrue(err.toString().startsWith(filled(message.trim())), err.toString());
		assertEquals(1, err.toString().lines().count());
		assertFalse(Files.exists(folder.resolve("out")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"edit labels=LABELS merge=1,2 tree=confounds.csv | tree is confounds.csv, but split names no parcel",
		"compare labels=LABELS reference=LABELS tolerance=1e300 | tolerance is 1e300, but must be at most 16.9706, the diagonal",
		"batch input=IMAGE pattern=*.tif | pattern is *.tif, but input is not a folder",
		"batch input=IMAGE subfolders=true | subfolders is true, but input is not a folder" })
	void soIsItWithoutAnImage(final String line, final String message) {
		assertEquals(2, run(line.trim(), "name=a"));
		assertTrue(err.toString().startsWith(message.trim()), err.toString());
	}

	/** What is often given to all commands alike, or is documented to take precedence, is but warned of. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"agglomerative height=1 clusters=5 | warning: clusters=5 has no effect: height takes precedence",
		"kmeans clusters=3 connectivity=full | warning: connectivity=full has no effect: the method takes no account of which pixels touch",
		"kmeans clusters=3 format=svg | warning: format=svg has no effect: there is no picture: outlines is not set",
		"rena clusters=3 dpi=300 | warning: dpi=300 has no effect: there is no picture: outlines is not set",
		"rena clusters=3 seed=5 | warning: seed=5 has no effect: nothing in this run is random",
		"agglomerative clusters=3 seed=0 | warning: seed=0 has no effect: nothing in this run is random",
		"kmeans algorithm=local compactness=1 clusters=4 seed=2 | warning: seed=2 has no effect: nothing in this run is random",
		"gmm fitted=MODEL seed=2 | warning: seed=2 has no effect: nothing in this run is random",
		"labels-to-rois labels=LABELS addrois=true | warning: addrois=true has no effect: the command line has no ROI Manager",
		"edit labels=LABELS | warning: merge, split and remove are all empty, so nothing is edited",
		"gmm clusters=2 connectivity=full | warning: connectivity=full has no effect: the method takes no account of which pixels touch" })
	void isWarnedOf(final String line, final String message) {
		final String main = line.contains(" labels=") ? "quiet=false" : "image=IMAGE";
		assertEquals(0, run(line.trim(), main, "overwrite=true", "name=warned"), err.toString());
		assertEquals(1, out.toString().lines().filter(message.trim()::equals).count(), out.toString());
	}

	/** Defaults that somebody writes out are none that contradict, but for numbers of what is known already. */
	@Test
	void flagsThatAreOffContradictNothing() {
		assertEquals(0, run("kmeans addrois=false clusters=3", "image=IMAGE", "name=off", "overwrite=true"),
			err.toString());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
		value = { "run('Gaussian Mixture...', 'fitted=[MODEL] clusters=7'); | clusters is 7, but fitted is given too",
			"run('Parcellation Figure...', 'cuts=1 slices=2'); | slices is 2, but cuts already says which slices are shown" })
	void aMacroIsToldTheSame(final String line, final String message) throws Exception {
		final Path macro = folder.resolve("contradiction.ijm");
		Files.writeString(macro, filled("open('IMAGE');\n" + line));
		final Java run = Java.run(folder, null, Main.class, "macro", macro.toString());
		assertEquals(2, run.status(), run.err());
		assertTrue(run.err().contains(message.trim()), run.err());
	}

	private int run(final String line, final String... further) {
		final List<String> arguments = new ArrayList<>(List.of(filled(line).split(" ")));
		for (final String argument : further)
			arguments.add(filled(argument));
		final boolean written = List.of(further).contains("overwrite=true");
		arguments.add("output=" + folder.resolve(written ? "written" : "out"));
		return new CommandLine(new PrintStream(out), new PrintStream(err)).run(arguments.toArray(String[]::new));
	}

	private static String filled(final String text) {
		return text.replace("MODEL", folder.resolve("fit/model.csv").toString())
			.replace("LABELS", folder.resolve("labels.tif").toString())
			.replace("IMAGE", folder.resolve("grey.tif").toString());
	}
}
