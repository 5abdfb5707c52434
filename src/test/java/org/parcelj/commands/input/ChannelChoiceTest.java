package org.parcelj.commands.input;

import java.util.Arrays;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.parcelj.InputException;
import org.parcelj.Progress;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ColorProcessor;

class ChannelChoiceTest {

	@Test
	void channelsAreChosenInEverySliceAndFrame() {
		final ImagePlus image = IJ.createHyperStack("hyper", 3, 2, 3, 2, 2, 16);
		for (int p = 1; p <= 12; p++) {
			final int[] position = image.convertIndexToPosition(p);
			final short[] plane = (short[]) image.getStack().getPixels(p);
			Arrays.fill(plane, (short) (100 * position[0] + 10 * position[1] + position[2]));
		}
		final ImagePlus chosen = new ChannelChoice("1,3", ColourSpace.RGB).of(image, Progress.NONE);
		assertArrayEquals(new int[] { 3, 2, 2, 2, 2 }, chosen.getDimensions());
		for (int z = 1; z <= 2; z++) {
			for (int t = 1; t <= 2; t++) {
				assertEquals(100 + 10 * z + t, chosen.getStack().getVoxel(1, 1, chosen.getStackIndex(1, z, t) - 1));
				assertEquals(300 + 10 * z + t, chosen.getStack().getVoxel(2, 0, chosen.getStackIndex(2, z, t) - 1));
			}
		}
		assertSame(image, new ChannelChoice("", ColourSpace.RGB).of(image, Progress.NONE));
	}

	/** Pure stains as Ruifrok and Johnston give them: their densities come back as one stain alone. */
	@Test
	void pureStainsPart() {
		final double[][] densities = { { 0.65, 0.70, 0.29 }, { 0.07, 0.99, 0.11 }, { 0.27, 0.57, 0.78 } };
		final ColorProcessor pixels = new ColorProcessor(3, 1);
		for (int stain = 0; stain < 3; stain++) {
			int rgb = 0;
			for (final double density : densities[stain])
				rgb = rgb << 8 | (int) Math.round(255 * Math.pow(10, -density));
			pixels.set(stain, 0, rgb);
		}
		final ImagePlus stains = new ChannelChoice("", ColourSpace.OD).of(new ImagePlus("tissue", pixels), Progress.NONE);
		for (int pixel = 0; pixel < 3; pixel++)
			for (int stain = 0; stain < 3; stain++)
				assertEquals(pixel == stain ? 1 : 0, stains.getStack().getVoxel(pixel, 0, stain), 0.02);
		assertEquals("DAB", stains.getStack().getSliceLabel(3));
		final ImagePlus brown = new ChannelChoice("3", ColourSpace.OD).of(new ImagePlus("tissue", pixels), Progress.NONE);
		assertEquals(1, brown.getNChannels());
		assertEquals("DAB", brown.getStack().getSliceLabel(1));
	}

	@Test
	void lightnessIsThatOfTheEye() {
		final ColorProcessor pixels = new ColorProcessor(2, 1, new int[] { 0xffffff, 0xff0000 });
		final ImagePlus lab = new ChannelChoice("", ColourSpace.LAB).of(new ImagePlus("two", pixels), Progress.NONE);
		assertEquals(100, lab.getStack().getVoxel(0, 0, 0), 0.01);
		assertEquals(53.24, lab.getStack().getVoxel(1, 0, 0), 0.05);
		assertEquals(80.1, lab.getStack().getVoxel(1, 0, 1), 0.1);
	}

	@Test
	void whatThereIsNotIsNamed() {
		final ImagePlus grey = IJ.createImage("grey", "8-bit ramp", 4, 4, 1);
		assertEquals("colourspace is lab, but \"grey\" is not an RGB image",
			assertThrows(InputException.class, () -> new ChannelChoice("", ColourSpace.LAB).of(grey, Progress.NONE))
				.getMessage());
		assertThrows(InputException.class, () -> new ChannelChoice("2", ColourSpace.RGB).of(grey, Progress.NONE));
	}
}
