package org.parcelj.imagej.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parcelj.Progress;
import org.parcelj.parcels.LabelPairs;

import ij.ImagePlus;
import ij.process.ImageProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;

class LabelColoursTest {

	private static final int SIZE = 140;

	@Test
	void neighboursDifferAndNoneIsBlackHoweverManyThereAre() {
		// 4900 squares of 2 × 2 pixels, in raster order
		final ImagePlus image = labels(i -> 1 + i / SIZE / 2 * (SIZE / 2) + i % SIZE / 2);
		final BufferedImage shown = image.getProcessor().getBufferedImage();
		for (int y = 0; y < SIZE; y++) {
			for (int x = 0; x < SIZE; x++) {
				assertNotEquals(Color.BLACK.getRGB(), shown.getRGB(x, y));
				if (x % 2 == 1 && x < SIZE - 1) assertNotEquals(shown.getRGB(x, y), shown.getRGB(x + 1, y), x + " " + y);
				if (y % 2 == 1 && y < SIZE - 1) assertNotEquals(shown.getRGB(x, y), shown.getRGB(x, y + 1), x + " " + y);
			}
		}
		assertEquals(4900, image.getProcessor().get(SIZE - 1, SIZE - 1));
	}

	@ParameterizedTest
	@EnumSource(ColourVision.class)
	void neighboursAreToldApartByTheColourBlind(final ColourVision vision) {
		final ImagePlus image = bricks();
		assertTrue(least(image, vision::simulated) >= 20, vision + " " + least(image, vision::simulated));
		// the colours of the numbers would not do
		image.setProperty("parcelj-colours", null);
		assertTrue(vision == ColourVision.NORMAL || least(image, vision::simulated) < 10,
			vision + " " + least(image, vision::simulated));
	}

	/**
	 * By another model than the one that colours are chosen by: Viénot, Brettel and Mollon (1999), "Digital video
	 * colourmaps for checking the legibility of displays by dichromats", Color Research and Application 24, 243-252.
	 */
	@Test
	void theyAreByAnotherModelOfColourBlindnessToo() {
		final ImagePlus image = bricks();
		final double protanopes = least(image, rgb -> red(rgb, 0.11238, 0.88762, 0.00401));
		final double deuteranopes = least(image, rgb -> red(rgb, 0.29275, 0.70725, -0.02234));
		assertTrue(protanopes > 10 && deuteranopes > 10, protanopes + " " + deuteranopes);
	}

	/** In which red and green are one; some of their difference goes to blue. */
	private static int red(final int rgb, final double fromRed, final double fromGreen, final double toBlue) {
		final double r = Lab.linear(rgb >> 16 & 255);
		final double g = Lab.linear(rgb >> 8 & 255);
		final int both = Lab.value(fromRed * r + fromGreen * g);
		return both << 16 | both << 8 | Lab.value(Lab.linear(rgb & 255) + toBlue * (r - g));
	}

	/** 900 labels or so, each of which touches six others. */
	private static ImagePlus bricks() {
		return labels(i -> 1 + i / SIZE / 4 * 25 + (i % SIZE + i / SIZE / 4 % 2 * 3) / 6);
	}

	/** The distance of the most similar colours of labels that touch, as somebody sees them. */
	private static double least(final ImagePlus image, final IntUnaryOperator seen) {
		return Arrays.stream(LabelPairs.of(LabelImages.read(image), Progress.NONE))
			.mapToDouble(
				pair -> Math.sqrt(Lab.squaredDistance(seen(image, (int) (pair >> 32), seen), seen(image, (int) pair, seen))))
			.min().getAsDouble();
	}

	private static double[] seen(final ImagePlus image, final int label, final IntUnaryOperator seen) {
		return Lab.of(seen.applyAsInt(LabelColours.of(image, label).getRGB()));
	}

	@Test
	void labelsThatWouldHaveTheSameColourAreToldApart() {
		final ImagePlus image = labels(i -> i % SIZE < SIZE / 2 ? 1 : 256);
		final BufferedImage shown = image.getProcessor().getBufferedImage();
		assertEquals(LabelLut.colour(1).getRGB(), shown.getRGB(0, 0));
		assertEquals(LabelLut.colour(2).getRGB(), shown.getRGB(SIZE - 1, 0));
		assertEquals(LabelLut.colour(2), LabelColours.of(image, 256));
	}

	@Test
	void theLargestPartKeepsItsColourInAnotherCut() {
		final ImagePlus image = labels(i -> i % SIZE < SIZE / 2 ? 1 : 2);
		final ImageProcessor plane = image.getProcessor();
		// the left half becomes 1 and 2, of which 2 is larger; the right one is 3 now
		for (int i = 0; i < SIZE * SIZE; i++)
			plane.set(i, i % SIZE >= SIZE / 2 ? 3 : i / SIZE < 20 ? 1 : 2);
		LabelColours.show(image, LabelImages.read(image));
		assertEquals(LabelLut.colour(1), LabelColours.of(image, 2));
		assertEquals(LabelLut.colour(2), LabelColours.of(image, 3));
		assertNotEquals(LabelLut.colour(1), LabelColours.of(image, 1));
		assertNotEquals(LabelLut.colour(2), LabelColours.of(image, 1));
	}

	@Test
	void otherColoursAreShownAsTheyAreChosen() {
		final ImagePlus image = labels(i -> 1 + i % 3);
		image.setLut(LUT.createLutFromColor(Color.WHITE));
		image.setDisplayRange(1, 3);
		final BufferedImage shown = image.getProcessor().getBufferedImage();
		assertEquals(Color.BLACK.getRGB(), shown.getRGB(0, 0));
		final Color third = new Color(shown.getRGB(2, 0));
		assertEquals(List.of(third.getRed(), third.getRed()), List.of(third.getGreen(), third.getBlue()));
	}

	private static ImagePlus labels(final IntUnaryOperator label) {
		final ShortProcessor plane = new ShortProcessor(SIZE, SIZE);
		for (int i = 0; i < plane.getPixelCount(); i++)
			plane.set(i, label.applyAsInt(i));
		final ImagePlus image = new ImagePlus("labels", plane);
		LabelImages.show(image, 10);
		LabelColours.show(image, LabelImages.read(image));
		return image;
	}
}
