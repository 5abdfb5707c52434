package org.parcelj.nifti;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.parcelj.InputException;

/** Reads a header, its extensions and the position of the pixels from the beginning of a file. */
final class HeaderReader {

	/** Extensions hold text and tables; a larger one is a damaged size. */
	private static final int MAX_EXTENSIONS = 256 << 20;

	/** What a file's transfer as text would change, in NIfTI-2 after the magic's name. */
	static final byte[] LINE_ENDS = { '\r', '\n', 0x1a, '\n' };

	final NiftiHeader header;
	/** Whether the pixels are in a file of their own. */
	final boolean isPair;
	/** Bytes before the first pixel, in the file that has them. */
	final long offset;

	private HeaderReader(final NiftiHeader header, final boolean isPair, final long offset) {
		this.header = header;
		this.isPair = isPair;
		this.offset = offset;
	}

	/**
	 * @param in the inflated file from its beginning
	 * @param limit bytes that the inflated file has at most
	 * @param namedPair whether the file is called .hdr, as one of ANALYZE must be
	 */
	static HeaderReader read(final InputStream in, final long limit, final boolean namedPair) throws IOException {
		final ByteBuffer start = ByteBuffer.wrap(readFully(in, 4, "sizeof_hdr"));
		final int big = start.getInt(0);
		final int little = Integer.reverseBytes(big);
		final int version = isSize(little, big, HeaderFields.SIZE_1) ? 1 : isSize(little, big, HeaderFields.SIZE_2) ? 2 : 0;
		if (version == 0)
			throw new InputException(
				"sizeof_hdr is " + little + ", but must be 348 (NIfTI-1) or 540 (NIfTI-2): this is not a NIfTI file");
		final int size = HeaderFields.size(version);
		final byte[] bytes = Arrays.copyOf(start.array(), size);
		System.arraycopy(readFully(in, size - 4, "the header"), 0, bytes, 4, size - 4);
		final boolean isLittle = little == size;
		final ByteBuffer file = ByteBuffer.wrap(bytes).order(isLittle ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		return parse(file, version, in, limit, namedPair);
	}

	private static boolean isSize(final int little, final int big, final int size) {
		return little == size || big == size;
	}

	private static HeaderReader parse(final ByteBuffer file, final int version, final InputStream in, final long limit,
		final boolean namedPair) throws IOException
	{
		final String magic = magic(file.array(), version);
		final boolean single = magic.startsWith("n+");
		final boolean analyze = version == 1 && namedPair && !magic.startsWith("n");
		if (!analyze && !magic.equals("n+" + version) && !magic.equals("ni" + version))
			throw new InputException(
				"magic is \"" + magic + "\", but must be \"n+" + version + "\" or \"ni" + version + "\"");
		if (!single && !namedPair)
			throw new InputException(
				"magic is \"" + magic + "\", that of a .hdr and .img pair, but the file is called neither");
		final HeaderFields fields = HeaderFields.read(file, version);
		if (analyze) keepOnlyAnalyze(fields);
		HeaderChecks.check(fields);
		final long offset = offset(fields, version, single);
		// a place in one file, nothing of the image
		fields.clear(HeaderField.VOX_OFFSET);
		if (single && offset >= limit)
			throw new InputException("vox_offset is " + offset + ", but the file has " + limit + " bytes at most");
		final List<NiftiExtension> extensions = analyze
			? List.of()
			: readExtensions(in, file.order(), (single ? offset : limit) - HeaderFields.size(version));
		return new HeaderReader(new NiftiHeader(fields, version, file.order(), extensions), !single, offset);
	}

	/** The characters of the magic up to a zero; others than ASCII's as question marks. */
	private static String magic(final byte[] bytes, final int version) {
		final int at = version == 1 ? HeaderFields.SIZE_1 - 4 : 4;
		int length = 0;
		while (length < 4 && bytes[at + length] != 0)
			length++;
		final byte[] ends = Arrays.copyOfRange(bytes, at + 4, at + 8);
		if (version == 2 && !Arrays.equals(ends, LINE_ENDS) && !Arrays.equals(ends, new byte[4]))
			throw new InputException("magic ends with the bytes " + Arrays.toString(ends) + ", but must with " +
				Arrays.toString(LINE_ENDS) + ": the file was damaged when it was transferred as text");
		return new String(bytes, at, length, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", "?");
	}

	/**
	 * ANALYZE has other fields where NIfTI has intents, times and orientation; SPM's scale factor and offset are where
	 * NIfTI's are.
	 */
	private static void keepOnlyAnalyze(final HeaderFields fields) {
		fields.clear(HeaderField.DIM_INFO, HeaderField.INTENT_P, HeaderField.INTENT_CODE, HeaderField.INTENT_NAME,
			HeaderField.SLICE_START, HeaderField.SLICE_END, HeaderField.SLICE_CODE, HeaderField.SLICE_DURATION,
			HeaderField.TOFFSET, HeaderField.QFORM_CODE, HeaderField.SFORM_CODE, HeaderField.QUATERN, HeaderField.QOFFSET,
			HeaderField.SROW, HeaderField.AUX_FILE);
		fields.set(HeaderField.XYZT_UNITS, 0, (long) NiftiUnit.USUAL);
		fields.set(HeaderField.PIXDIM, 0, 1.0);
	}

	private static long offset(final HeaderFields fields, final int version, final boolean single) {
		final long stored = fields.integer(HeaderField.VOX_OFFSET, 0);
		final long least = single ? HeaderFields.size(version) + 4 : 0;
		// some writers leave 0 in single files too, and mean that pixels follow the header
		final long offset = stored == 0 ? least : stored;
		if (offset < least) throw new InputException("vox_offset is " + stored + ", but must be at least " + least);
		return offset;
	}

	/** @param room bytes between the header and the pixels, or the end of the file */
	private static List<NiftiExtension> readExtensions(final InputStream in, final ByteOrder order, final long room)
		throws IOException
	{
		final List<NiftiExtension> extensions = new ArrayList<>();
		final byte[] flag = in.readNBytes(4);
		if (flag.length < 4 || flag[0] == 0) return extensions;
		long left = Math.min(room - 4, MAX_EXTENSIONS);
		while (left >= 8) {
			final byte[] start = in.readNBytes(8);
			if (start.length < 8) break;
			final int size = ByteBuffer.wrap(start).order(order).getInt(0);
			final int code = ByteBuffer.wrap(start).order(order).getInt(4);
			if (size == 0) break;
			if (size < 8 || size > left)
				throw new InputException("the size of header extension " + (extensions.size() + 1) + " is " + size +
					", but must be from 8 to " + left);
			extensions.add(new NiftiExtension(code, readFully(in, size - 8, "header extension " + (extensions.size() + 1))));
			left -= size;
		}
		return extensions;
	}

	private static byte[] readFully(final InputStream in, final int count, final String what) throws IOException {
		final byte[] bytes = in.readNBytes(count);
		if (bytes.length < count) throw new EOFException("the file ends within " + what);
		return bytes;
	}
}
