package org.parcelj.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parcelj.imagej.labels.LabelImages;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.ShortProcessor;

class EditParcelsCommandTest {

	@RegisterExtension
	static final CommandRunner runner = new CommandRunner();

	/** A line of pixels in steps: 0 0 0 10 10 100 100 100 100 130. */
	private final ImagePlus steps = new ImagePlus("steps",
		new ByteProcessor(10, 1, new byte[] { 0, 0, 0, 10, 10, 100, 100, 100, 100, (byte) 130 }));

	@Test
	void aParcelIsSplitWhereItsTreeWasMergedLast() {
		final ImagePlus labels = ward(2);
		assertArrayEquals(new int[] { 1, 1, 1, 1, 1, 2, 2, 2, 2, 2 }, pixels(labels));
		assertSame(labels, edit(labels, "split", "1"));
		assertArrayEquals(new int[] { 1, 1, 1, 3, 3, 2, 2, 2, 2, 2 }, pixels(labels));
		edit(labels, "split", "2");
		assertArrayEquals(new int[] { 1, 1, 1, 3, 3, 2, 2, 2, 2, 4 }, pixels(labels));
	}

	@Test
	void mergedParcelsAreSplitToo() {
		final ImagePlus labels = ward(4);
		assertArrayEquals(new int[] { 1, 1, 1, 2, 2, 3, 3, 3, 3, 4 }, pixels(labels));
		edit(labels, "merge", "2-3");
		assertArrayEquals(new int[] { 1, 1, 1, 2, 2, 2, 2, 2, 2, 4 }, pixels(labels));
		edit(labels, "split", "2");
		assertArrayEquals(new int[] { 1, 1, 1, 5, 5, 2, 2, 2, 2, 4 }, pixels(labels));
	}

	@Test
	void withoutATreeTheValuesSplit() {
		final ImagePlus labels = (ImagePlus) runner
			.run(KMeansCommand.class, false, "image", steps, "clusters", 2, "algorithm", "lloyd").getOutput("labels");
		assertArrayEquals(new int[] { 1, 1, 1, 1, 1, 2, 2, 2, 2, 2 }, pixels(labels));
		edit(labels, "split", "2");
		assertArrayEquals(new int[] { 1, 1, 1, 1, 1, 2, 2, 2, 2, 3 }, pixels(labels));
	}

	@Test
	void allThatIsAskedForIsDoneInOrderAndOthersKeepTheirNumbers() {
		final ImagePlus labels = ward(4);
		edit(labels, "merge", "1,2;3,4", "split", "3", "remove", "1");
		assertArrayEquals(new int[] { 0, 0, 0, 0, 0, 3, 3, 3, 3, 4 }, pixels(labels));
		edit(labels);
		assertArrayEquals(new int[] { 0, 0, 0, 0, 0, 3, 3, 3, 3, 4 }, pixels(labels));
	}

	@Test
	void theEndOfAllParcelsIsWarnedOf() {
		final ImagePlus labels = ward(4);
		final ParcelCommand edit = (ParcelCommand) runner
			.run(EditParcelsCommand.class, false, "labels", labels, "remove", "1-4").getDelegateObject();
		assertEquals(
			List.of(
				"remove takes all parcels, so \"" + labels.getTitle() + "\" is 0 everywhere and no longer holds any labels"),
			edit.session().warnings());
		assertArrayEquals(new int[10], pixels(labels));
	}

	@Test
	void whatCannotBeDoneIsNamedAndNothingChanges() {
		final ImagePlus labels = ward(4);
		final int[] before = pixels(labels);
		assertEquals("parcel 4 is a single pixel, which cannot be split",
			runner.reason(EditParcelsCommand.class, "labels", labels, "merge", "1,2", "split", "4"));
		assertEquals("merge has 1, but must have two labels or more in each group",
			runner.reason(EditParcelsCommand.class, "labels", labels, "merge", "1"));
		assertTrue(runner.reason(EditParcelsCommand.class, "labels", labels, "remove", "9").contains("from 1 to 4"));
		assertArrayEquals(before, pixels(labels));
		final ImagePlus foreign = new ImagePlus("foreign", new ShortProcessor(2, 1, new short[] { 7, 7 }, null));
		assertTrue(runner.reason(EditParcelsCommand.class, "labels", foreign, "split", "7").contains("neither a tree"));
	}

	private ImagePlus ward(final int clusters) {
		return (ImagePlus) runner.run(AgglomerativeCommand.class, false, "image", steps, "clusters", clusters)
			.getOutput("labels");
	}

	private static ImagePlus edit(final ImagePlus labels, final Object... inputs) {
		return (ImagePlus) runner.run(EditParcelsCommand.class, false, CommandRunner.with("labels", labels, inputs))
			.getOutput("labels");
	}

	private static int[] pixels(final ImagePlus labels) {
		return Arrays.copyOf(LabelImages.read(labels).sharedLabels(), 10);
	}
}
