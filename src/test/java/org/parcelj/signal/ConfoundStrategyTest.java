package org.parcelj.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.parcelj.InputException;
import org.parcelj.files.CsvTable;

class ConfoundStrategyTest {

	private static final List<String> SUFFIXES = List.of("", "_derivative1", "_power2", "_derivative1_power2");

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource({ "motion, 24", "motion_basic, 6", "motion_power2, 12", "motion_derivatives, 12", "motion_full, 24",
		"wm_csf, 2", "wm_csf_full, 8", "global_signal, 1", "global_signal_derivatives, 2", "high_pass, 2", "ica_aroma, 1",
		"'motion,wm_csf,high_pass', 28" })
	void columnsAreThoseOfNilearn(final String columns, final int count) throws IOException {
		final Confounds confounds = ConfoundColumns.parse(columns).confounds(table("000"));
		assertEquals(count, confounds.columns());
		for (int c = 0; c < count; c++) {
			final double[][] values = confounds.values();
			// a derivative has none for the first frame
			assertEquals(confounds.name(c).contains("derivative") ? values[1][c] : values[1][c] - 1, values[0][c]);
		}
	}

	/** As nilearn's {@code find_compcor} chooses, where the JSON file says what the names do. */
	@ParameterizedTest
	@CsvSource({ "compcor, a00 a01 a10 cosine00 cosine01", "compcor_anat_combined, a00 a01 a10 cosine00 cosine01",
		"'compcor,n_compcor=2', a00 a01 cosine00 cosine01", "'compcor,n_compcor=all', a00 a01 a10 cosine00 cosine01",
		"compcor_anat_separated, w00 w01 c00 c01 c02 cosine00 cosine01",
		"'n_compcor=1,compcor_anat_separated', w00 c00 cosine00 cosine01", "compcor_temporal, t00 t01 cosine00 cosine01",
		"compcor_temporal_anat_combined, t00 t01 a00 a01 a10 cosine00 cosine01",
		"'high_pass,compcor_temporal_anat_separated,n_compcor=1', cosine00 cosine01 t00 w00 c00" })
	void componentsOfCompCorAreThoseOfNilearn(final String columns, final String expected) throws IOException {
		final Confounds confounds = ConfoundColumns.parse(columns)
			.confounds(named("a10 w00 w01 a00 a01 c00 c01 c02 t00 t01 cosine00 cosine01 csf"));
		assertEquals(expected, IntStream.range(0, confounds.columns())
			.mapToObj(c -> confounds.name(c).replace("_comp_cor_", "")).collect(Collectors.joining(" ")));
	}

	@Test
	void componentsThatOnlyTheJsonFileTellsApartAreRefused() {
		assertTrue(refusal("compcor", "a00 a01 t00 cosine00").contains("calls the components of all tissues a_comp_cor"));
		assertTrue(refusal("compcor_anat_separated", "a00 a01 t00").contains("calls the components of all tissues"));
		assertTrue(refusal("compcor_temporal", "a00 w00 c00").contains("needs columns t_comp_cor_*, but confounds"));
		assertTrue(refusal("compcor", "csf").contains("needs columns a_comp_cor_*"));
		assertTrue(refusal("compcor,n_compcor=0", "a00 c00").contains("n_compcor=0, but must have all or a number"));
		assertTrue(refusal("tedana", "a00 c00").contains("tedana's own tables"));
	}

	private String refusal(final String columns, final String names) {
		return assertThrows(InputException.class, () -> ConfoundColumns.parse(columns).confounds(named(names)))
			.getMessage();
	}

	/** A table of such columns, those of CompCor by the letter of their tissue and their number. */
	private CsvTable named(final String names) throws IOException {
		final String heading = names.replaceAll("\\b([awct])(\\d\\d)\\b", "$1_comp_cor_$2").replace(' ', '\t');
		final String row = names.replaceAll("\\w+", "1.5").replace(' ', '\t');
		return CsvTable.read(Files.writeString(folder.resolve("compcor.tsv"), heading + "\n" + row + "\n" + row + "\n"),
			"confounds");
	}

	/** The frames that nilearn's {@code optimize_scrub} leaves out, with segments of 5. */
	@ParameterizedTest
	@CsvSource({ "001001000000001000000000001100, 0 1 2 3 4 5 14 26 27 28 29",
		"010000000000000000010101100100, 0 1 19 20 21 22 23 24 25 26 27 28 29",
		"000000101010000010000000000000, 6 7 8 9 10 16", "000000000010000000000000000000, 10",
		"000000000000000000000000000000," })
	void framesSpoiltByMotionAreThoseOfNilearn(final String spoilt, final String expected) throws IOException {
		final CsvTable table = table(spoilt);
		final ConfoundColumns columns = ConfoundColumns.parse("scrub");
		assertNull(columns.confounds(table));
		assertArrayEquals(out(expected), left(columns.scrubbing(table), spoilt.length()));
	}

	@Test
	void theLimitsOfScrubbingCanBeChosen() throws IOException {
		final CsvTable table = table("0010000000");
		assertEquals(1, ConfoundColumns.parse("scrub,segment=0").scrubbing(table).size());
		assertEquals(3, ConfoundColumns.parse("scrub").scrubbing(table).size());
		assertTrue(ConfoundColumns.parse("scrub,fd=0.9").scrubbing(table).isEmpty());
		assertEquals(10, ConfoundColumns.parse("scrub,dvars=0.1").scrubbing(table).size());
	}

	@Test
	void framesBeforeTheSteadyStateAreLeftOut() throws IOException {
		final Path file = folder.resolve("t.tsv");
		Files.writeString(file, "csf\twhite_matter\tnon_steady_state_outlier00\n1\t2\t1\n2\t4\t0\n3\t1\t0\n");
		final CsvTable table = CsvTable.read(file, "confounds");
		assertArrayEquals(new int[] { 0 }, left(ConfoundColumns.parse("wm_csf").scrubbing(table), 3));
		assertTrue(ConfoundColumns.parse("csf").scrubbing(table).isEmpty());
	}

	private static int[] out(final String frames) {
		return frames == null ? new int[0] : Arrays.stream(frames.split(" ")).mapToInt(Integer::parseInt).toArray();
	}

	private static int[] left(final Scrubbing scrubbing, final int frames) {
		final Set<Integer> kept = new HashSet<>();
		Arrays.stream(scrubbing.kept(frames)).forEach(kept::add);
		return IntStream.range(0, frames).filter(t -> !kept.contains(t)).toArray();
	}

	/** As fMRIPrep writes it; frames with 1 have moved by 0.7 mm. */
	private CsvTable table(final String spoilt) throws IOException {
		final List<String> names = new ArrayList<>();
		for (final String base : new String[] { "trans_x", "trans_y", "trans_z", "rot_x", "rot_y", "rot_z", "csf",
			"white_matter", "global_signal" })
			for (final String suffix : SUFFIXES)
				names.add(base + suffix);
		names.addAll(List.of("cosine00", "cosine01", "aroma_motion_01", "framewise_displacement", "std_dvars"));
		final StringBuilder text = new StringBuilder(String.join("\t", names));
		for (int t = 0; t < spoilt.length(); t++) {
			text.append('\n');
			for (int c = 0; c < names.size(); c++) {
				final boolean missing = t == 0 && (names.get(c).contains("derivative") || c >= names.size() - 2);
				final String value = c < names.size() - 2
					? Integer.toString(10 * c + t)
					: c == names.size() - 1 ? "0.9" : spoilt.charAt(t) == '1' ? "0.7" : "0.1";
				text.append(c == 0 ? "" : "\t").append(missing ? "n/a" : value);
			}
		}
		return CsvTable.read(Files.writeString(folder.resolve("confounds.tsv"), text), "confounds");
	}
}
