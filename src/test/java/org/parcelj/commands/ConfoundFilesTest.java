package org.parcelj.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.Progress;
import org.parcelj.imagej.nifti.NiftiImages;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;

/** Confounds and frames to leave out in files as users have them. */
class ConfoundFilesTest {

	@RegisterExtension
	static final CommandRunner runner = new CommandRunner();

	private static final Path FOLDER = Path.of("src/test/resources/confounds");

	@TempDir
	Path folder;

	@Test
	void columnsWithoutContentChangeNothing() {
		final ResultsTable plain = signals("detrend", "linear", "confounds", file("confounds_plain.csv"));
		final ResultsTable line = signals("detrend", "linear", "confounds", file("confounds_line.csv"));
		assertEquals(40, plain.size());
		for (final String parcel : plain.getHeadings())
			for (int frame = 0; frame < plain.size(); frame++)
				assertEquals(plain.getValue(parcel, frame), line.getValue(parcel, frame), 1e-9);
	}

	/** Brought to unit variance, confounds are what they are at any scale. */
	@ParameterizedTest
	@ValueSource(ints = { -312, -300, -20, 20, 300 })
	void theScaleOfConfoundsDoesNotMatter(final int power) throws IOException {
		final ResultsTable plain = signals("detrend", "linear", "confounds", file("confounds_plain.csv"));
		final List<String> lines = new ArrayList<>(Files.readAllLines(FOLDER.resolve("confounds_plain.csv")));
		for (int i = 1; i < lines.size(); i++)
			lines.set(i, lines.get(i).replaceAll("(?=,|$)", "e" + power));
		final Path scaled = Files.write(folder.resolve("scaled.csv"), lines);
		final ResultsTable signals = signals("detrend", "linear", "confounds", scaled.toString());
		for (final String parcel : plain.getHeadings())
			for (int frame = 0; frame < plain.size(); frame++)
				assertEquals(plain.getValue(parcel, frame), signals.getValue(parcel, frame), 1e-6);
	}

	@ParameterizedTest
	@ValueSource(strings = { "trans_x,global_signal", "trans_*", "global_signal-trans_x,na=0", "na=next", "1,3" })
	void columnsOfATableWithMissingValuesAreChosen(final String columns) {
		assertEquals(40, signals("confounds", file("confounds_fmriprep.tsv"), "columns", columns).size());
	}

	@Test
	void numbersSeparatedByBlanksAreRead() {
		assertEquals(40, signals("confounds", file("confounds_fsl.par"), "detrend", "linear").size());
	}

	@Test
	void whatCannotBeReadIsRefused() {
		final String missing = refusal("confounds", file("confounds_fmriprep.tsv"));
		assertTrue(missing.contains("line 2, column 2 (framewise_displacement)") && missing.contains("columns"), missing);
		for (final String flags : new String[] { "scrub_flags.txt", "scrub_keep.txt" })
			assertTrue(refusal("scrub", file(flags)).contains("only 0s and 1s"));
		assertTrue(refusal("scrub", file("scrub_twice.txt")).endsWith("frame 4 occurs twice"));
		assertTrue(refusal("columns", "1").contains("there are no confounds"));
		assertEquals("tr is 2, but \"one\" is not a series",
			runner.refusal(SignalsCommand.class, "image", IJ.createImage("one", "8-bit ramp", 4, 4, 1), "labels",
				IJ.createImage("labels", "8-bit ramp", 4, 4, 1), "tr", 2));
	}

	private static ResultsTable signals(final Object... keys) {
		return (ResultsTable) runner.run(SignalsCommand.class, true, inputs(keys)).getOutput("signals");
	}

	private static String refusal(final Object... keys) {
		return runner.refusal(SignalsCommand.class, inputs(keys));
	}

	private static Object[] inputs(final Object... keys) {
		final Object[] inputs = new Object[keys.length + 4];
		inputs[0] = "image";
		inputs[1] = image("confound_series.nii");
		inputs[2] = "labels";
		inputs[3] = image("confound_labels.nii");
		System.arraycopy(keys, 0, inputs, 4, keys.length);
		return inputs;
	}

	private static String file(final String name) {
		return FOLDER.resolve(name).toString();
	}

	private static ImagePlus image(final String name) {
		return NiftiImages.open(FOLDER.resolve(name), Progress.NONE);
	}
}
