package org.parcelj.zarr.ngff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonObject;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parcelj.PixelSpace;
import org.parcelj.PixelType;
import org.parcelj.Progress;
import org.parcelj.zarr.ArrayLayout;
import org.parcelj.zarr.Compression;
import org.parcelj.zarr.SmallZarrs;
import org.parcelj.zarr.ZarrArray;
import org.parcelj.zarr.ZarrFormat;
import org.parcelj.zarr.ngff.Axis.Dimension;
import org.parcelj.zarr.store.FileStore;
import org.parcelj.zarr.store.StoreLocation;

class LabelImageTest {

	@TempDir
	Path folder;

	private static int[] labels(final int... size) {
		final int[] labels = new int[size[0] * size[1] * size[2]];
		for (int i = 0; i < labels.length; i++)
			labels[i] = i % 7 == 0 ? 0 : 70_000 + i;
		return labels;
	}

	@Test
	void aPictureGetsAPyramidOfNearestNeighbours() {
		final int[] labels = labels(701, 300, 1);
		final LabelImage image = LabelImage.create(new FileStore(folder.resolve("l.ome.zarr")), "",
			LabelGrid.of(new long[] { 701, 300 }, new PixelSpace(new double[] { 0.5, 0.5 }, "micron", null)));
		image.write(labels, Progress.NONE);
		image.finish(3, label -> 0x010203 * label, "../x.ome.zarr", Progress.NONE);
		final OmeImage read = OmeImage.open(StoreLocation.of(folder.resolve("l.ome.zarr").toString()));
		assertEquals(3, read.levels());
		assertEquals(PixelType.UINT32, read.level(0).type());
		assertEquals("µm", read.level(2).unit(Dimension.X));
		assertEquals(2, read.level(2).scale(Dimension.X));
		assertArrayEquals(labels, (int[]) plane(read.level(0)));
		final int[] coarse = (int[]) plane(read.level(2));
		assertEquals(176, read.level(2).size(Dimension.X));
		for (int y = 0; y < 75; y++)
			for (int x = 0; x < 176; x++)
				assertEquals(labels[4 * y * 701 + 4 * x], coarse[y * 176 + x]);
		final JsonObject label = read.group().attributes().json().getAsJsonObject("image-label");
		assertEquals("../x.ome.zarr", label.getAsJsonObject("source").get("image").getAsString());
		assertEquals("[3,6,9,255]", label.getAsJsonArray("colors").get(2).getAsJsonObject().get("rgba").toString());
	}

	private static Object plane(final Level level) {
		return level.read(Box.plane(level, 0, 0, 0), Progress.NONE);
	}

	@Test
	void aZarrsLabelsHaveItsLevelsAxesChunksAndVersion() {
		final Path path = folder.resolve("x.ome.zarr");
		final String levels = "'datasets':[{'path':'a','coordinateTransformations':[{'type':'scale','scale':[1,2,1,1]}]}," +
			"{'path':'b','coordinateTransformations':[{'type':'scale','scale':[1,2,3,3]},{'type':'translation','translation':[0,0,1,1]}]}]";
		SmallZarrs.group(path, "", ZarrFormat.V3,
			"{'ome':{'version':'0.5','multiscales':[{'axes':[{'name':'c','type':'channel'},{'name':'z','type':'space'}," +
				"{'name':'y','type':'space'},{'name':'x','type':'space'}]," + levels + "}]}}");
		final ArrayLayout sharded = new ArrayLayout(ZarrFormat.V3, PixelType.UINT8, new long[] { 2, 5, 30, 33 },
			new int[] { 1, 2, 8, 8 }, new int[] { 1, 4, 16, 16 }, Compression.ZSTD, List.of());
		ZarrArray.create(new FileStore(path), "a", sharded, new JsonObject());
		SmallZarrs.ramp(path, "b", ZarrFormat.V3, new long[] { 2, 5, 10, 11 }, new int[] { 1, 2, 8, 8 }, 1);
		final OmeImage image = OmeImage.open(StoreLocation.of(path.toString()));
		final int[] labels = labels(33, 30, 5);
		final LabelImage out = LabelImage.create(new FileStore(path), "labels/parcels",
			LabelGrid.of(image, 0, Region.parse("")));
		out.write(labels, Progress.NONE);
		out.finish(20_000, label -> 0, "../../", Progress.NONE);
		final OmeImage read = OmeImage.open(StoreLocation.of(path + "/labels/parcels"));
		assertEquals("0.5", read.version());
		assertArrayEquals(new long[] { 1, 5, 30, 33 }, read.level(0).array().shape());
		assertArrayEquals(new int[] { 1, 4, 16, 16 }, read.level(0).array().units());
		assertArrayEquals(new int[] { 1, 2, 8, 8 }, read.level(0).array().chunks());
		final Box whole = new Box(new long[5], new int[] { 33, 30, 5, 1, 1 });
		assertArrayEquals(labels, (int[]) read.level(0).read(whole, Progress.NONE));
		final int[] coarse = (int[]) read.level(1).read(new Box(new long[5], new int[] { 11, 10, 5, 1, 1 }), Progress.NONE);
		for (int i = 0, z = 0; z < 5; z++)
			for (int y = 0; y < 10; y++)
				for (int x = 0; x < 11; x++, i++)
					assertEquals(labels[(z * 30 + 3 * y + 1) * 33 + 3 * x + 1], coarse[i]);
	}

	@Test
	void aRegionOfALevelLiesWhereItWasCut() {
		final Path path = folder.resolve("x.ome.zarr");
		SmallZarrs.group(path, "", ZarrFormat.V2, "{'multiscales':[{'axes':['z','y','x'],'datasets':[{'path':'0'," +
			"'coordinateTransformations':[{'type':'scale','scale':[2,1,1]}]}]}]}");
		SmallZarrs.ramp(path, "0", ZarrFormat.V2, new long[] { 5, 20, 20 }, new int[] { 2, 8, 8 }, 1);
		final OmeImage image = OmeImage.open(StoreLocation.of(path.toString()));
		final LabelImage out = LabelImage.create(new FileStore(folder.resolve("l.zarr")), "",
			LabelGrid.of(image, 0, Region.parse("3:10,:,2:4")));
		out.write(labels(7, 20, 2), Progress.NONE);
		out.finish(1, label -> 0, "", Progress.NONE);
		final Level level = OmeImage.open(StoreLocation.of(folder.resolve("l.zarr").toString())).level(0);
		assertEquals(3, level.translation(Dimension.X));
		assertEquals(4, level.translation(Dimension.Z));
		assertEquals(7, level.size(Dimension.X));
		assertFalse(Files.exists(folder.resolve("l.zarr/1")));
	}
}
