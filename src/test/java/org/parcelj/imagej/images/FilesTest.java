package org.parcelj.imagej.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.io.FileSaver;
import ij.io.RoiDecoder;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parcelj.InputException;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.labels.LabelLut;
import org.parcelj.imagej.labels.RoiFiles;
import org.parcelj.parcels.LabelMap;

class FilesTest {

	@TempDir
	private Path folder;

	@Test
	void labelImagesSurviveTiff() {
		for (final int largest : new int[] { 300, 70_000 }) {
			final ImagePlus template = ImagePlusImgsTest.numbered(2, 1, 1, 2, 1);
			template.getCalibration().pixelDepth = 3;
			template.getCalibration().setUnit("mm");
			final LabelMap labels = new LabelMap(new long[] { 2, 1, 2 }, new int[] { 1, 0, 7, largest });
			final ImagePlus image = LabelImages.toImagePlus(labels, template, "title");
			image.setProp("nifti.affine", "1 2 3");
			ImageFiles.writeTiff(image, folder.resolve("labels.tif"));
			final ImagePlus read = IJ.openImage(folder.resolve("labels.tif").toString());
			assertArrayEquals(labels.sharedLabels(), LabelImages.read(read).sharedLabels());
			assertEquals(3, read.getCalibration().pixelDepth);
			assertEquals("mm", read.getCalibration().getUnit());
			assertEquals(2, read.getNSlices());
			assertEquals(largest, read.getDisplayRangeMax());
			assertArrayEquals(LabelLut.create().getBytes(), read.getProcessor().getLut().getBytes());
			assertEquals("1 2 3", read.getProp("nifti.affine"));
			assertEquals("title", image.getTitle());
		}
		assertArrayEquals(new String[] { "labels.tif" }, folder.toFile().list());
	}

	@Test
	void tiffsAreThoseOfImageJ() throws Exception {
		final ImagePlus marked = new ImagePlus("marked", new ByteProcessor(5, 4));
		marked.setRoi(new Roi(1, 1, 2, 2));
		marked.setOverlay(new Overlay(new Roi(0, 0, 3, 3)));
		marked.getOverlay().add(new TextRoi(1, 1, "text"));
		marked.setProperty("Info", "of the user");
		final ImagePlus hyperstack = ImagePlusImgsTest.numbered(3, 2, 2, 2, 3);
		hyperstack.getStack().setSliceLabel("first", 1);
		hyperstack.setDisplayRange(2, 9);
		final ImagePlus labels = LabelImages.toImagePlus(new LabelMap(new long[] { 2, 1 }, new int[] { 1, 2 }),
			new ImagePlus("", new ByteProcessor(2, 1)), "labels");
		for (final ImagePlus image : List.of(marked, hyperstack, new CompositeImage(hyperstack.duplicate()), labels,
			new ImagePlus("colour", new ColorProcessor(2, 1)), IJ.createImage("virtual", "16-bit ramp", 4, 3, 2))) {
			final Path own = Files.createDirectories(folder.resolve("own")).resolve("a.tif");
			final Path theirs = Files.createDirectories(folder.resolve("theirs")).resolve("a.tif");
			ImageFiles.writeTiff(image, own);
			new FileSaver(image).saveAsTiff(theirs.toString());
		}
	}

	@Test
	void picturesSurvivePng() {
		ImageFiles.writePng(new ImagePlus("", new ColorProcessor(2, 1, new int[] { 0xff0102, 0x30405 })),
			folder.resolve("a.png"));
		assertEquals(0x30405, IJ.openImage(folder.resolve("a.png").toString()).getProcessor().get(1, 0) & 0xffffff);
	}

	@Test
	void aFolderThatIsNoneIsNamed() throws Exception {
		final Path file = Files.createFile(folder.resolve("file"));
		final InputException e = assertThrows(InputException.class,
			() -> ImageFiles.writeTiff(new ImagePlus("", new ByteProcessor(1, 1)), file.resolve("labels.tif")));
		assertEquals(0, e.getMessage().indexOf("\"" + file.resolve("labels.tif") + "\" cannot be written: "));
	}

	@Test
	void roisOfOneNameGetEntriesOfDifferentNames() throws Exception {
		final Roi[] rois = { new Roi(1, 2, 3, 4), new Roi(0, 0, 1, 1), new Roi(0, 0, 2, 2) };
		rois[0].setName("a/b");
		rois[1].setName("7");
		rois[2].setName("7");
		RoiFiles.write(rois, folder.resolve("rois.zip"));
		try (ZipFile zip = new ZipFile(folder.resolve("rois.zip").toFile())) {
			assertEquals("a_b.roi 7.roi 7-1.roi",
				Collections.list(zip.entries()).stream().map(ZipEntry::getName).collect(Collectors.joining(" ")));
			final Roi read = RoiDecoder.openFromByteArray(zip.getInputStream(zip.getEntry("a_b.roi")).readAllBytes());
			assertEquals("a/b", read.getName());
			assertEquals(rois[0].getBounds(), read.getBounds());
		}
	}
}
