package org.parcelj.zarr.ngff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.zarr.SmallZarrs;
import org.parcelj.zarr.ZarrFormat;
import org.parcelj.zarr.ngff.Axis.Dimension;
import org.parcelj.zarr.store.StoreLocation;

class OmeImageTest {

	private static final String AXES = "'axes':[{'name':'c','type':'channel'},{'name':'z','type':'space','unit':'micrometer'}," +
		"{'name':'y','type':'space','unit':'micrometer'},{'name':'x','type':'space','unit':'micrometer'}]";
	private static final String LEVELS = "'datasets':[" +
		"{'path':'0','coordinateTransformations':[{'type':'scale','scale':[1,2,0.5,0.5]}]}," +
		"{'path':'1','coordinateTransformations':[{'type':'scale','scale':[1,2,1,1]},{'type':'translation','translation':[0,0,0.25,0.25]}]}]";

	@TempDir
	Path folder;

	private OmeImage open(final String path) {
		return OmeImage.open(StoreLocation.of(folder.resolve(path).toString()));
	}

	private Path image(final String name, final ZarrFormat format, final String attributes) {
		final Path path = folder.resolve(name);
		SmallZarrs.group(path, "", format, attributes);
		SmallZarrs.ramp(path, "0", format, new long[] { 2, 3, 8, 10 }, new int[] { 1, 2, 4, 4 }, 1);
		SmallZarrs.ramp(path, "1", format, new long[] { 2, 3, 4, 5 }, new int[] { 1, 2, 4, 4 }, 4);
		return path;
	}

	@Test
	void readsBothVersions() {
		image("a.ome.zarr", ZarrFormat.V2, "{'multiscales':[{'version':'0.4'," + AXES + "," + LEVELS + "}]}");
		image("b.zarr", ZarrFormat.V3, "{'ome':{'version':'0.5','multiscales':[{" + AXES + "," + LEVELS + "}]}}");
		for (final String name : new String[] { "a.ome.zarr", "b.zarr" }) {
			final OmeImage image = open(name);
			assertEquals(2, image.levels());
			assertEquals(name.substring(0, 1), image.title());
			final Level level = image.level(1);
			assertEquals(5, level.size(Dimension.X));
			assertEquals(2, level.size(Dimension.C));
			assertEquals(1, level.size(Dimension.T));
			assertEquals(2, level.scale(Dimension.Z));
			assertEquals(0.25, level.translation(Dimension.X));
			assertEquals("µm", level.unit(Dimension.Y));
			final short[] plane = (short[]) image.level(0).read(Box.plane(image.level(0), 2, 1, 0), Progress.NONE);
			assertEquals(3 * 80 + 2 * 80, plane[0]);
			assertEquals(3 * 80 + 2 * 80 + 79, plane[79]);
			final String message = assertThrows(InputException.class, () -> image.level(2)).getMessage();
			assertEquals("level is 2, but " + name + " has levels 0 to 1", message);
		}
		assertEquals("0.4", open("a.ome.zarr").version());
		assertEquals("0.5", open("b.zarr").version());
	}

	@Test
	void readsOlderVersionsWhoseAxesAreLettersOrNone() {
		final Path old = folder.resolve("old.zarr");
		SmallZarrs.group(old, "", ZarrFormat.V2, "{'multiscales':[{'version':'0.1','datasets':[{'path':'0'}]}]}");
		SmallZarrs.ramp(old, "0", ZarrFormat.V2, new long[] { 2, 1, 3, 4, 5 }, new int[] { 1, 1, 2, 4, 4 }, 1);
		assertEquals(2, open("old.zarr").level(0).size(Dimension.T));
		SmallZarrs.group(old, "", ZarrFormat.V2,
			"{'multiscales':[{'version':'0.3','axes':['t','c','z','x','y'],'datasets':[{'path':'0'}]}]}");
		final Level turned = open("old.zarr").level(0);
		assertEquals(4, turned.size(Dimension.X));
		final short[] plane = (short[]) turned.read(Box.plane(turned, 0, 0, 0), Progress.NONE);
		assertArrayEquals(new short[] { 0, 5, 10, 15, 1, 6 }, java.util.Arrays.copyOf(plane, 6));
	}

	@Test
	void readsArraysWithoutMoreAndWhatBioFormatsConverts() {
		SmallZarrs.ramp(folder.resolve("plain.zarr"), "", ZarrFormat.V2, new long[] { 3, 4, 5 }, new int[] { 2, 2, 2 }, 1);
		assertEquals(3, open("plain.zarr").level(0).size(Dimension.Z));
		final Path raw = folder.resolve("raw.zarr");
		SmallZarrs.group(raw, "", ZarrFormat.V2, "{'bioformats2raw.layout':3}");
		SmallZarrs.ramp(raw, "0", ZarrFormat.V2, new long[] { 4, 5 }, new int[] { 2, 2 }, 1);
		assertEquals(5, open("raw.zarr").level(0).size(Dimension.X));
		SmallZarrs.ramp(raw, "1", ZarrFormat.V2, new long[] { 4, 6 }, new int[] { 2, 2 }, 1);
		assertTrue(assertThrows(InputException.class, () -> open("raw.zarr")).getMessage().contains("several images"));
		assertEquals(6, open("raw.zarr/1").level(0).size(Dimension.X));
		assertEquals("raw 1", open("raw.zarr/1").title());
	}

	@Test
	void readsGroupsOfN5() throws Exception {
		for (int s = 0; s < 2; s++) {
			final Path level = Files.createDirectories(folder.resolve("a.n5/s" + s));
			Files.writeString(level.resolve("attributes.json"),
				("{'dimensions':[8,6,4],'blockSize':[4,4,4],'dataType':'uint8'," +
					"'compression':{'type':'raw'},'pixelResolution':{'unit':'um','dimensions':[0.5,0.5,2]},'downsamplingFactors':[" +
					(s + 1) + "," + (s + 1) + ",1]}").replace('\'', '"'));
		}
		Files.writeString(folder.resolve("a.n5/attributes.json"), "{\"n5\":\"2.0.0\"}");
		final OmeImage image = open("a.n5");
		assertEquals(2, image.levels());
		assertEquals(8, image.level(1).size(Dimension.X));
		assertEquals(1, image.level(1).scale(Dimension.X));
		assertEquals(2, image.level(1).scale(Dimension.Z));
		assertEquals("µm", image.level(1).unit(Dimension.Z));
	}

	@Test
	void whatIsNoImageIsNamed() throws Exception {
		refused("plate of many images", "{'plate':{}}");
		refused("neither", "{}");
		refused("axes is", "{'multiscales':[{'axes':['z','q','x'],'datasets':[{'path':'0'}]}]}");
		refused("different axes", "{'multiscales':[{'axes':['y','x','x'],'datasets':[{'path':'0'}]}]}");
		refused("type is \"affine\"",
			"{'multiscales':[{'axes':['y','x'],'datasets':[{'path':'0','coordinateTransformations':[{'type':'affine'}]}]}]}");
		refused("numbers above 0",
			"{'multiscales':[{'axes':['y','x'],'datasets':[{'path':'0','coordinateTransformations':[{'type':'scale','scale':[0,1]}]}]}]}");
		refused("scale is [1.0E-300,1]",
			scaled("{'type':'scale','scale':[1.0E-300,1]},{'type':'scale','scale':[1.0E-300,1]}"));
		refused("translation is [1.7E308,1]",
			scaled("{'type':'translation','translation':[1.7E308,1]},{'type':'translation','translation':[1.7E308,1]}"));
		refused("units are words",
			"{'multiscales':[{'axes':[{'name':'y','unit':'a\\nb'},{'name':'x'}],'datasets':[{'path':'0'}]}]}");
		refused("0?\" is not a path inside it", "{'multiscales':[{'axes':['y','x'],'datasets':[{'path':'0\\n'}]}]}");
		refused("datasets", "{'multiscales':[{'axes':['y','x'],'datasets':[]}]}");
		refused("not a path inside it", "{'multiscales':[{'axes':['y','x'],'datasets':[{'path':'../other.zarr/0'}]}]}");
		refused("no array", "{'multiscales':[{'axes':['y','x'],'datasets':[{'path':'7'}]}]}");
		Files.createDirectories(folder.resolve("empty"));
		assertTrue(assertThrows(InputException.class, () -> open("empty")).getMessage().contains("is not a Zarr or N5"));
		assertTrue(assertThrows(InputException.class, () -> open("none.zarr")).getMessage().contains("there is no folder"));
	}

	/** What would be turned by one of two names for each axis, and images that hold themselves. */
	@Test
	void contradictionsAndCircles() throws Exception {
		SmallZarrs.ramp(folder.resolve("turned.zarr"), "0", ZarrFormat.V3, new long[] { 4, 5 }, new int[] { 2, 2 }, 1);
		SmallZarrs.group(folder.resolve("turned.zarr"), "", ZarrFormat.V3,
			"{'ome':{'version':'0.5','multiscales':[{'axes':[{'name':'y'},{'name':'x'}],'datasets':[{'path':'0'}]}]}}");
		final Path array = folder.resolve("turned.zarr/0/zarr.json");
		final String text = Files.readString(array);
		Files.writeString(array, text.replaceFirst("\\{", "{\"dimension_names\":[\"y\",\"x\"],"));
		assertEquals(5, open("turned.zarr").level(0).size(Dimension.X));
		Files.writeString(array, text.replaceFirst("\\{", "{\"dimension_names\":[\"x\",\"y\"],"));
		assertEquals("turned.zarr: 0: dimension_names is [x, y], but the image has the axes [y, x]",
			assertThrows(InputException.class, () -> open("turned.zarr").level(0)).getMessage());
		SmallZarrs.group(folder.resolve("circle.zarr"), "", ZarrFormat.V2, "{'bioformats2raw.layout':3}");
		Files.createSymbolicLink(folder.resolve("circle.zarr/0"), Path.of("."));
		assertTrue(assertThrows(InputException.class, () -> open("circle.zarr")).getMessage()
			.startsWith("0 is a group without an image"));
	}

	private static String scaled(final String steps) {
		return "{'multiscales':[{'axes':['y','x'],'datasets':[{'path':'0','coordinateTransformations':[" + steps + "]}]}]}";
	}

	private void refused(final String words, final String attributes) {
		SmallZarrs.group(folder.resolve("wrong.zarr"), "", ZarrFormat.V2, attributes);
		final String message = assertThrows(InputException.class, () -> open("wrong.zarr").level(0)).getMessage();
		assertTrue(message.contains(words) && !message.contains("\n"), message);
	}

	@Test
	void regionsAreRanges() {
		image("a.ome.zarr", ZarrFormat.V2, "{'multiscales':[{'version':'0.4'," + AXES + "," + LEVELS + "}]}");
		final Level level = open("a.ome.zarr").level(0);
		assertArrayEquals(new long[][] { { 2, 0, 1, 0, 0 }, { 4, 8, 2, 2, 1 } }, Region.parse("2:6,:,1:").in(level));
		assertArrayEquals(new long[][] { { 0, 0, 2, 1, 0 }, { 10, 8, 1, 1, 1 } }, Region.parse("z=2:3, C=1:").in(level));
		assertArrayEquals(new long[][] { { 0, 0, 0, 0, 0 }, { 10, 8, 3, 2, 1 } }, Region.parse(" ").in(level));
		for (final String wrong : new String[] { "5", "1:2:3", "q=1:2", "x=1:2,x=3:4", "4:2", "3:3", "-1:2", "::" })
			assertThrows(InputException.class, () -> Region.parse(wrong), wrong);
		final String message = assertThrows(InputException.class, () -> Region.parse("0:11").in(level)).getMessage();
		assertEquals("region is \"0:11\", but the image has 10 pixels along x", message);
	}
}
