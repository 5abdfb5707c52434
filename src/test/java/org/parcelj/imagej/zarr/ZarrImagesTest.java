package org.parcelj.imagej.zarr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;

import com.google.gson.JsonObject;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parcelj.InputException;
import org.parcelj.PixelType;
import org.parcelj.Progress;
import org.parcelj.imagej.ReadingNotes;
import org.parcelj.imagej.images.ImagePlusImgs;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.parcels.LabelMap;
import org.parcelj.zarr.ArrayLayout;
import org.parcelj.zarr.SmallZarrs;
import org.parcelj.zarr.ZarrArray;
import org.parcelj.zarr.ZarrFormat;
import org.parcelj.zarr.ngff.OmeImage;
import org.parcelj.zarr.store.FileStore;
import org.parcelj.zarr.store.StoreLocation;

class ZarrImagesTest {

	private static final int X = 11;
	private static final int Y = 7;
	private static final int Z = 5;

	@TempDir
	Path folder;

	private Path path;

	@BeforeEach
	void writeImage() {
		path = folder.resolve("a.ome.zarr");
		SmallZarrs.group(path, "", ZarrFormat.V2,
			"{'multiscales':[{'version':'0.4','axes':[{'name':'c','type':'channel'}," +
				"{'name':'z','type':'space','unit':'micrometer'},{'name':'y','type':'space','unit':'micrometer'}," +
				"{'name':'x','type':'space','unit':'micrometer'}],'datasets':[{'path':'0','coordinateTransformations':" +
				"[{'type':'scale','scale':[1,2,0.5,0.5]}]},{'path':'1','coordinateTransformations':[{'type':'scale','scale':[1,2,1,1]}]}]}]," +
				"'omero':{'channels':[{'color':'FF0000','window':{'start':10,'end':90}},{'color':'nonsense'}]}}");
		SmallZarrs.ramp(path, "0", ZarrFormat.V2, new long[] { 2, Z, Y, X }, new int[] { 1, 2, 4, 4 }, 1);
		SmallZarrs.ramp(path, "1", ZarrFormat.V2, new long[] { 2, Z, 4, 6 }, new int[] { 1, 2, 4, 4 }, 1);
	}

	@Test
	void planesAreThoseOfTheFileReadWholeOrWhenAskedFor() {
		final ZarrImages.View view = ZarrImages.View.of(0, "");
		final ImagePlus virtual = ZarrImages.openVirtual(path.toString(), view);
		final ImagePlus whole = ZarrImages.open(path.toString(), view, Progress.NONE);
		assertTrue(virtual.getStack().isVirtual());
		assertFalse(whole.getStack().isVirtual());
		for (final ImagePlus image : new ImagePlus[] { virtual, whole }) {
			assertArrayEquals(new int[] { X, Y, 2, Z, 1 }, image.getDimensions());
			assertEquals(16, image.getBitDepth());
			assertEquals("a", image.getTitle());
			assertEquals(0.5, image.getCalibration().pixelWidth);
			assertEquals(2, image.getCalibration().pixelDepth);
			assertEquals("micron", image.getCalibration().getUnit());
			for (int c = 0; c < 2; c++)
				for (int z = 0; z < Z; z++)
					assertEquals((c * Z + z) * Y * X + 3 * X + 2,
						image.getStack().getProcessor(image.getStackIndex(c + 1, z + 1, 1)).get(2, 3));
			image.setPosition(1, 1, 1);
			assertEquals(10, image.getDisplayRangeMin());
			assertEquals(90, image.getDisplayRangeMax());
		}
		final var one = ImagePlusImgs.of(virtual).img().randomAccess();
		one.setPosition(new long[] { 2, 3, 4, 1, 0 });
		assertEquals((Z + 4) * Y * X + 3 * X + 2, one.get().getRealDouble());
	}

	/** Blocks of large images are read as they are, and these with them. */
	@ParameterizedTest
	@CsvSource({ "2000000000, 2000000009, 128", "16777217, 16777226, 2", "0, 16777216, 0" })
	void wholeNumbersThatFloatsDoNotHoldAreToldOf(final int smallest, final int largest, final int step) {
		final Path large = folder.resolve("large.zarr");
		final ZarrArray array = ZarrArray.create(new FileStore(large), "",
			new ArrayLayout(ZarrFormat.V2, PixelType.INT32, new long[] { 1, 2 }, new int[] { 1, 2 }), new JsonObject());
		SmallZarrs.fill(array, new int[] { smallest, largest });
		final ImagePlus image = ZarrImages.open(large.toString(), ZarrImages.View.of(0, ""), Progress.NONE);
		assertEquals(
			step == 0
				? List.of()
				: List.of("the values of \"large\" go up to " + largest +
					", where single precision can only tell apart values " + "that are " + step + " from each other"),
			ReadingNotes.of(image));
	}

	@Test
	void aRegionOfALevelKeepsItsPlace() {
		final ImagePlus image = ZarrImages.open(path.toString(), ZarrImages.View.of(1, "1:4,:,2:4,1:"), Progress.NONE);
		assertArrayEquals(new int[] { 3, 4, 1, 2, 1 }, image.getDimensions());
		assertEquals(((Z + 2) * 4 + 1) * 6 + 3, image.getStack().getProcessor(1).get(2, 1));
		assertEquals(1.0, image.getCalibration().getX(0));
		assertEquals(4.0, image.getCalibration().getZ(0));
		assertThrows(InputException.class, () -> ZarrImages.openVirtual(path.toString(), ZarrImages.View.of(2, "")));
	}

	private ImagePlus labels(final ZarrImages.View view) {
		final ImagePlus image = ZarrImages.open(path.toString(), view, Progress.NONE);
		final int[] labels = new int[image.getWidth() * image.getHeight() * image.getNSlices()];
		for (int i = 0; i < labels.length; i++)
			labels[i] = i % 9;
		return LabelImages.toImagePlus(
			new LabelMap(new long[] { image.getWidth(), image.getHeight(), image.getNSlices() }, labels), image, "labels");
	}

	@Test
	void labelsOfAZarrAreOne() {
		final ImagePlus labels = labels(ZarrImages.View.of(0, ""));
		ZarrLabels.write(labels, folder.resolve("out/part"), folder.resolve("out/labels.ome.zarr"), Progress.NONE);
		final OmeImage read = OmeImage.open(StoreLocation.of(folder.resolve("out/part").toString()));
		assertEquals(2, read.levels());
		final ImagePlus back = ZarrImages.open(folder.resolve("out/part").toString(), ZarrImages.View.of(0, ""),
			Progress.NONE);
		assertArrayEquals(LabelImages.read(labels).sharedLabels(), LabelImages.read(back).sharedLabels());
		assertTrue(attributes("out/part/.zattrs").contains("\"../../a.ome.zarr\""));
	}

	private String attributes(final String file) {
		try {
			return Files.readString(folder.resolve(file));
		}
		catch (final java.io.IOException e) {
			throw new AssertionError(e);
		}
	}

	@Test
	void labelsInPlaceAreAddedAndNeverReplaced() {
		final ImagePlus labels = labels(ZarrImages.View.of(0, ""));
		assertEquals(path.resolve("labels/parcels"), ZarrLabels.writeInPlace(labels, "parcels", Progress.NONE));
		ZarrLabels.writeInPlace(labels, "more", Progress.NONE);
		assertTrue(attributes("a.ome.zarr/labels/.zattrs").replaceAll("\\s", "").contains("[\"parcels\",\"more\"]"));
		assertTrue(attributes("a.ome.zarr/labels/parcels/.zattrs").contains("\"../../\""));
		final String message = assertThrows(InputException.class,
			() -> ZarrLabels.writeInPlace(labels, "more", Progress.NONE)).getMessage();
		assertEquals("a.ome.zarr has labels \"more\" already; give another name", message);
		assertThrows(InputException.class, () -> ZarrLabels.writeInPlace(labels, "../x", Progress.NONE));
		final ImagePlus other = new ImagePlus("other", labels.getStack());
		assertThrows(InputException.class, () -> ZarrLabels.requireInPlace(other, "x"));
		final ImagePlus back = ZarrImages.open(path + "/labels/more", ZarrImages.View.of(1, ""), Progress.NONE);
		assertArrayEquals(new int[] { 6, 4, 1, Z, 1 }, back.getDimensions());
	}
}
