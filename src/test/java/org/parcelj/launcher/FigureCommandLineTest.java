package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.parcelj.Progress;
import org.parcelj.nifti.NiftiType;
import org.parcelj.nifti.NiftiWriter;

import ij.IJ;
import ij.ImagePlus;

import net.imglib2.img.array.ArrayImgs;

/** Figures from the command line and from macros. */
class FigureCommandLineTest extends CommandLineRuns {

	@Test
	void aProcessDrawsNiftiFilesWithoutADisplay() throws Exception {
		PhantomFiles.write(0, folder.resolve("bold.nii.gz"));
		// every second pixel of the phantom's grid
		final byte[] labels = new byte[8 * 9 * 6];
		for (int i = 0; i < labels.length; i++)
			labels[i] = (byte) (1 + i % 8 / 4);
		final double[][] affine = PhantomFiles.PHANTOM.space().affine();
		for (final double[] row : affine)
			for (int axis = 0; axis < 3; axis++)
				row[axis] *= 2;
		NiftiWriter.write(folder.resolve("labels.nii"),
			PhantomFiles.header(NiftiType.UINT8, 8, 9, 6).withPixelSizes(new double[] { 6, 6, 6 }, "mm").withSform(1, affine),
			ArrayImgs.unsignedBytes(labels, 8, 9, 6), Progress.NONE);
		final Java run = Java.run(folder, null, Main.class, "figure", "image=bold.nii.gz", "labels=labels.nii", "view=yz",
			"cuts=0;-3,3", "frame=2", "output=out");
		assertEquals(0, run.status(), run.err());
		assertTrue(
			run.out()
				.contains("the label image \"labels.nii\" is on another grid: brought to \"bold.nii.gz\" by nearest neighbour"),
			run.out());
		final ImagePlus figure = IJ.openImage(folder.resolve("out/figure.png").toString());
		assertEquals(1000, figure.getWidth());
		assertEquals(ImagePlus.COLOR_RGB, figure.getType());
	}

	@Test
	void severalNamesInOneKeyAreImagesToo() {
		assertEquals(0,
			run("figure", "image=sample:four-circles,sample:four-circles-mask",
				"labels=sample:four-circles-truth,sample:four-circles-truth", "titles=picture,mask,first,second",
				"output=" + folder),
			err.toString());
		final ImagePlus grid = IJ.openImage(folder.resolve("figure.png").toString());
		assertEquals(grid.getWidth(), grid.getHeight(), 50);
		assertEquals(0,
			run("figure", "image=sample:four-circles", "more=sample:four-circles-mask", "labels=sample:four-circles-truth",
				"morelabels=sample:four-circles-truth", "titles=picture,mask,first,second", "output=" + folder),
			err.toString());
		assertEquals(grid.getHeight(), IJ.openImage(folder.resolve("figure.png").toString()).getHeight());
	}

	@Test
	void aMacroDrawsTheOpenImages() throws Exception {
		final Path macro = folder.resolve("figure.ijm");
		Files.writeString(macro, "run('fMRI Phantom'); selectImage('fMRI Phantom');" +
			"run('Parcellation Figure...', 'labels=[fMRI Phantom Truth] view=z cuts=-6,6 style=both titles=[a phantom] width=600');" +
			"print(getTitle(), getWidth(), bitDepth(), nImages);");
		final Java run = Java.run(folder, null, Main.class, "macro", macro.toString());
		assertEquals(0, run.status(), run.err());
		assertTrue(run.out().contains("fMRI Phantom figure 600 24 4"), run.out());
	}

	@Test
	void wrongUseIsOneLineAndWritesNothing() {
		refused("columns is \"rows\", but must be one of auto, slices, images", "columns=rows");
		refused("style is \"dots\", but must be one of colours, outlines, both", "style=dots");
		refused("opacity is 2, but must be a number from 0 to 1", "opacity=2");
		refused("frame is 2, but must be from 1 to 1, the last of \"coins.png\", or 0 for the mean", "frame=2");
		refused("view is \"xz\", but \"coins\" is a single plane, which is seen along z alone", "view=xz");
		refused("unknown key \"cut\"; did you mean \"cuts\"?", "cut=2");
	}

	private void refused(final String message, final String option) {
		err.reset();
		assertEquals(2, run("figure", "image=sample:coins", option, "output=" + folder.resolve("out")), message);
		assertEquals(message, err.toString(StandardCharsets.UTF_8).trim());
		assertFalse(Files.exists(folder.resolve("out")));
	}
}
