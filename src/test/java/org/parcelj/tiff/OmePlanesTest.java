package org.parcelj.tiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.InputException;

class OmePlanesTest {

	private static final int FIELDS = 9;
	private static final int PAGE = 2 + 12 * FIELDS + 4;

	@TempDir
	Path folder;

	/** Two channels, three slices and two frames of one pixel: which directory holds channel 1, slice 2 of frame 1? */
	@ParameterizedTest
	@CsvSource({ "XYCZT, 1 + 2 * 2 + 6 * 1", "XYCTZ, 1 + 2 * 1 + 4 * 2", "XYZCT, 2 + 3 * 1 + 6 * 1",
		"XYZTC, 2 + 3 * 1 + 6 * 1", "XYTCZ, 1 + 2 * 1 + 4 * 2", "XYTZC, 1 + 2 * 2 + 6 * 1" })
	void planesAreInTheOrderOfTheDimensions(final String order, final String expected) throws IOException {
		final OmePlanes image = open(pixels(order, "<TiffData/>"), 12);
		assertEquals(sum(expected), image.directories()[(1 * 3 + 2) * 2 + 1]);
	}

	private static int sum(final String terms) {
		int sum = 0;
		for (final String term : terms.split("\\+")) {
			int product = 1;
			for (final String factor : term.split("\\*"))
				product *= Integer.parseInt(factor.strip());
			sum += product;
		}
		return sum;
	}

	@Test
	void planesAreWhereTheyArePut() throws IOException {
		final StringBuilder places = new StringBuilder();
		for (int plane = 0; plane < 12; plane++)
			places.append("<TiffData IFD='").append(11 - plane).append("' FirstC='").append(plane % 2).append("' FirstZ='")
				.append(plane / 2 % 3).append("' FirstT='").append(plane / 6).append("'/>");
		assertArrayEquals(new int[] { 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0 },
			open(pixels("XYCZT", places.toString()), 12).directories());
		final OmePlanes moved = open(pixels("XYCZT", "<TiffData IFD='3' PlaneCount='12'/>"), 15);
		assertEquals(3, moved.directories()[0]);
		assertEquals(14, moved.directories()[11]);
		assertEquals(15, moved.pages());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"<TiffData IFD='0' PlaneCount='11'/>|its OME-XML has no place for plane 12 of 12", //
		"<TiffData IFD='2' PlaneCount='12'/>|its OME-XML has a plane in directory 12, counted from 0, but the file has 12", //
		"<TiffData IFD='0' FirstZ='3'/>|its OME-XML puts a plane at Z 3 of 3", //
		"<TiffData IFD='x'/>|its OME-XML has IFD \"x\", which is not a whole number", //
		"<TiffData FirstT='1' IFD='0'><UUID FileName='b.tif'>urn:b</UUID></TiffData><TiffData><UUID FileName='a.tif'>urn:a</UUID></TiffData>|some of its planes are in another file, \"b.tif\", which is not read" })
	void placesThatThereAreNotAreRefused(final String places, final String reason) {
		assertEquals(reason, assertThrows(InputException.class, () -> open(pixels("XYCZT", places), 12)).getMessage());
	}

	@Test
	void fewerPlanesThanPromisedAreRefused() {
		assertEquals("its OME-XML has 12 planes, but the file has 11",
			assertThrows(InputException.class, () -> open(pixels("XYCZT", "<TiffData/>"), 11)).getMessage());
	}

	@Test
	void aTextThatIsElsewhereIsToldWithAWayOut() {
		final String text = "<OME xmlns='x'><BinaryOnly MetadataFile='set.companion.ome' UUID='urn:uuid:1'/></OME>";
		assertEquals("its OME-XML is in another file, \"set.companion.ome\", and images of several files are not read; " +
			"save it as one OME-TIFF", assertThrows(InputException.class, () -> open(text, 12)).getMessage());
	}

	@Test
	void nothingOutsideOfTheTextIsRead() throws IOException {
		final Path secret = Files.writeString(folder.resolve("secret"), "XYCZT");
		final String external = "<!DOCTYPE OME [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]>" +
			pixels("&e;", "<TiffData/>");
		assertTrue(assertThrows(InputException.class, () -> open(external, 12)).getMessage()
			.startsWith("its OME-XML cannot be read: "));
		final StringBuilder laughs = new StringBuilder("<!DOCTYPE OME [<!ENTITY l0 'ha'>");
		for (int i = 1; i < 30; i++)
			laughs.append("<!ENTITY l").append(i).append(" '&l").append(i - 1).append(";&l").append(i - 1).append(";'>");
		final String bomb = laughs + "]>" + pixels("&l29;", "<TiffData/>");
		assertThrows(InputException.class, () -> open(bomb, 12));
		assertThrows(InputException.class, () -> open(pixels("XYCZT", "<TiffData").replace("'1'", "1"), 12));
	}

	/** Python's libraries give the namespace a prefix; some programs write the time of each plane alone. */
	@ParameterizedTest
	@ValueSource(strings = { "", "OME:", "ome:", "ns0:" })
	void prefixesTimesAndAnnotationsAreUnderstood(final String prefix) throws IOException {
		final String planes = "<TiffData/><Plane TheC='0' TheZ='0' TheT='0' DeltaT='500' DeltaTUnit='ms'/>" +
			"<Plane TheC='1' TheZ='0' TheT='1' DeltaT='9'/><Plane TheC='0' TheZ='0' TheT='1' DeltaT='3'/>";
		final String annotations = "<StructuredAnnotations><XMLAnnotation><Value><Pixels SizeX='7'/></Value>" +
			"</XMLAnnotation></StructuredAnnotations>";
		final String text = pixels("XYCZT", planes).replace("</OME>", annotations + "</OME>")
			.replaceAll("<(/?)(?=[A-Z])", "<$1" + prefix)
			.replace("xmlns=", prefix.isEmpty() ? "xmlns=" : "xmlns:" + prefix.replace(':', '='));
		final OmePlanes image = open(text, 12);
		assertEquals(2, image.frames());
		assertEquals(2.5, image.frameInterval(), 1e-12);
		assertEquals("s", image.timeUnit());
	}

	private static String pixels(final String order, final String places) {
		return "<OME xmlns='x'><Image><Pixels DimensionOrder='" + order +
			"' SizeX='1' SizeY='1' SizeC='2' SizeZ='3' SizeT='2'>" + places + "</Pixels></Image></OME>";
	}

	private OmePlanes open(final String description, final int pages) throws IOException {
		final Path path = Files.write(folder.resolve("a.tif"), tiff(description, pages));
		try (TiffFile file = TiffFile.open(path)) {
			assertTrue(OmePlanes.isOmeXml(file.page(0).description()));
			return OmePlanes.of(file, "a.tif");
		}
	}

	/** Of one pixel a page; all pages have the same description. */
	private static byte[] tiff(final String description, final int pages) {
		final byte[] text = (description + "\0").getBytes(StandardCharsets.UTF_8);
		final int textStart = 9 + PAGE * pages;
		final ByteBuffer file = ByteBuffer.allocate(textStart + text.length);
		file.put(new byte[] { 'M', 'M', 0, 42 }).putInt(9).put((byte) 7);
		for (int page = 0; page < pages; page++) {
			file.putShort((short) FIELDS);
			for (final int[] field : new int[][] { { 256, 1 }, { 257, 1 }, { 258, 8 }, { 259, 1 }, { 262, 1 }, { 270, 0 },
				{ 273, 8 }, { 277, 1 }, { 279, 1 } }) {
				final boolean isText = field[0] == 270;
				file.putShort((short) field[0]).putShort((short) (isText ? 2 : 4)).putInt(isText ? text.length : 1)
					.putInt(isText ? textStart : field[1]);
			}
			file.putInt(page + 1 < pages ? 9 + PAGE * (page + 1) : 0);
		}
		return file.put(text).array();
	}
}
