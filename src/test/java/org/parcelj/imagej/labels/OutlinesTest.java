package org.parcelj.imagej.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.process.ColorProcessor;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

import org.junit.jupiter.api.Test;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.imagej.pictures.PictureOptions;
import org.parcelj.imagej.images.ImagePlusImgsTest;
import org.parcelj.parcels.LabelMap;

class OutlinesTest {

	private final ImagePlus image = ImagePlusImgsTest.numbered(3, 1, 2, 2, 4);
	private final ImagePlus labels = LabelImages
		.toImagePlus(new LabelMap(new long[] { 3, 1, 2 }, new int[] { 1, 2, 2, 5, 5, 5 }), image, "");

	@Test
	void anotherRunReplacesOurOutlinesOnly() {
		final Roi own = new TextRoi(0, 0, "own");
		image.setOverlay(new Overlay(own));
		Outlines.add(image, labels, null, Progress.NONE);
		Outlines.add(image, labels, Color.YELLOW, Progress.NONE);
		assertEquals(4, image.getOverlay().size());
		assertSame(own, image.getOverlay().get(0));
		assertEquals(Color.YELLOW, image.getOverlay().get(1).getStrokeColor());
		Outlines.remove(image);
		assertEquals(1, image.getOverlay().size());
		image.setOverlay(null);
		Outlines.add(image, labels, null, Progress.NONE);
		Outlines.remove(image);
		assertNull(image.getOverlay());
	}

	@Test
	void outlinesShowInEveryChannelAndFrameOfTheirSlice() {
		Outlines.add(image, labels, null, Progress.NONE);
		final Roi last = image.getOverlay().get(2);
		assertEquals(LabelLut.colour(5), last.getStrokeColor());
		assertEquals(0, last.getCPosition());
		assertEquals(2, last.getZPosition());
		assertEquals(0, last.getTPosition());
	}

	/** Whoever follows an image that changes again meanwhile is to show one state of it. */
	@Test
	void outlinesAndRoisAreThoseOfTheLabelsThatWereRead() {
		final LabelMap before = LabelImages.readPlanes(labels);
		labels.getStack().getProcessor(1).set(0, 7);
		Outlines.add(image, labels, before);
		assertEquals("1-0001", image.getOverlay().get(0).getName());
		assertEquals("1-0001", LabelRois.of(labels, before)[0].getName());
		assertEquals("2-0001", LabelRois.of(labels)[0].getName());
	}

	@Test
	void outlinesOfAPlainStackHaveTheirSlice() {
		final ImagePlus stack = ImagePlusImgsTest.numbered(3, 1, 1, 2, 1);
		Outlines.add(stack, labels, null, Progress.NONE);
		assertEquals(2, stack.getOverlay().get(2).getPosition());
	}

	@Test
	void labelsOnAnotherGridAreRefused() {
		assertThrows(InputException.class,
			() -> Outlines.add(ImagePlusImgsTest.numbered(3, 2, 1, 2, 1), labels, null, Progress.NONE));
	}

	@Test
	void aPictureOfASmallImageIsEnlarged() {
		final ByteProcessor plane = new ByteProcessor(10, 10);
		plane.setValue(200);
		plane.fill();
		final ImagePlus small = new ImagePlus("small", plane);
		final int[] map = new int[100];
		for (int i = 0; i < 100; i++)
			map[i] = i % 10 < 5 ? 1 : 2;
		Outlines.add(small, LabelImages.toImagePlus(new LabelMap(new long[] { 10, 10 }, map), small, ""), Color.RED,
			Progress.NONE);
		final ImageProcessor picture = new ColorProcessor(
			OverlayPicture.of(small, PictureOptions.USUAL, Progress.NONE).pixels());
		assertEquals(80, picture.getWidth());
		assertEquals(0xff0000, picture.get(40, 20) & 0xffffff);
		assertEquals(0xc8c8c8, picture.get(20, 20) & 0xffffff);
	}

	@Test
	void aPictureOfAStackHasAllSlicesWithTheirOwnOutlines() {
		final ImagePlus composite = new CompositeImage(image, CompositeImage.COMPOSITE);
		Outlines.add(composite, labels, Color.RED, Progress.NONE);
		composite.setPosition(1, 1, 3);
		final ImageProcessor picture = new ColorProcessor(
			OverlayPicture.of(composite, PictureOptions.USUAL, Progress.NONE).pixels());
		assertEquals(48, picture.getWidth());
		assertEquals(8, picture.getHeight());
		// the border between labels 1 and 2 is in the first slice alone
		assertTrue(isRed(picture, 8) && !isRed(picture, 24 + 8));
		assertEquals(3, composite.getFrame());
	}

	private static boolean isRed(final ImageProcessor picture, final int x) {
		return (picture.get(x, 4) & 0xffffff) == 0xff0000;
	}
}
