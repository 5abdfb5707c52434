package org.parcelj.imagej.pictures;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;

/** The objects of a PDF 1.4 file of one page, numbered as they are added (ISO 32000-1, 7.5). */
final class PdfFile {

	private final List<byte[]> objects = new ArrayList<>();

	/** @return what refers to it */
	String add(final String object) {
		return add(bytes(object));
	}

	private String add(final byte[] object) {
		objects.add(object);
		return objects.size() + " 0 R";
	}

	/** Red, green and blue, without loss. */
	String add(final BufferedImage image) {
		final int width = image.getWidth();
		final int height = image.getHeight();
		final int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
		final byte[] samples = new byte[3 * pixels.length];
		for (int i = 0; i < pixels.length; i++)
			for (int c = 0; c < 3; c++)
				samples[3 * i + c] = (byte) (pixels[i] >> 16 - 8 * c);
		return add(stream("/Type /XObject /Subtype /Image /Width " + width + " /Height " + height +
			" /ColorSpace /DeviceRGB /BitsPerComponent 8 ", samples));
	}

	/**
	 * The file's bytes.
	 *
	 * @param size width and height in points
	 * @param content of the page
	 * @param title as a PDF text
	 */
	byte[] of(final String size, final String resources, final String content, final String title) {
		final String stream = add(stream("", bytes(content)));
		final int pages = objects.size() + 2;
		final String page = add("<< /Type /Page /Parent " + pages + " 0 R /MediaBox [0 0 " + size + "] /Resources " +
			resources + " /Contents " + stream + " >>");
		final String tree = add("<< /Type /Pages /Kids [" + page + "] /Count 1 >>");
		final String catalog = add("<< /Type /Catalog /Pages " + tree + " >>");
		final String info = add("<< /Title " + title + " /Producer (ParcelJ) >>");
		return file(catalog, info);
	}

	private byte[] file(final String catalog, final String info) {
		final ByteArrayOutputStream file = new ByteArrayOutputStream();
		// the second line has bytes above 127, so that nobody takes the file for text
		file.writeBytes(bytes("%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n"));
		final StringBuilder table = new StringBuilder("xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
		for (int i = 0; i < objects.size(); i++) {
			table.append(String.format("%010d 00000 n \n", file.size()));
			file.writeBytes(bytes(i + 1 + " 0 obj\n"));
			file.writeBytes(objects.get(i));
			file.writeBytes(bytes("\nendobj\n"));
		}
		final int start = file.size();
		file.writeBytes(bytes(table + "trailer\n<< /Size " + (objects.size() + 1) + " /Root " + catalog + " /Info " + info +
			" >>\nstartxref\n" + start + "\n%%EOF\n"));
		return file.toByteArray();
	}

	private static byte[] stream(final String entries, final byte[] data) {
		final byte[] packed = packed(data);
		final ByteArrayOutputStream stream = new ByteArrayOutputStream();
		stream.writeBytes(bytes("<< " + entries + "/Filter /FlateDecode /Length " + packed.length + " >>\nstream\n"));
		stream.writeBytes(packed);
		stream.writeBytes(bytes("\nendstream"));
		return stream.toByteArray();
	}

	private static byte[] packed(final byte[] data) {
		final Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
		deflater.setInput(data);
		deflater.finish();
		final ByteArrayOutputStream packed = new ByteArrayOutputStream();
		final byte[] part = new byte[1 << 16];
		while (!deflater.finished())
			packed.write(part, 0, deflater.deflate(part));
		deflater.end();
		return packed.toByteArray();
	}

	private static byte[] bytes(final String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}
}
