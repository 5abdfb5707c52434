package org.parcelj.tiff;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.parcelj.InputException;

/**
 * A TIFF or BigTIFF file, open for reading. Its directories are checked when it is opened: the counts and offsets in
 * them are inside the file, and their chain ends.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF revision 6.0</a>
 */
public final class TiffFile implements Closeable {

	private static final int CLASSIC = 42;
	private static final int BIG = 43;

	/** Bits of NewSubfileType. */
	private static final int REDUCED = 1;
	private static final int MASK = 4;

	private final TiffBytes bytes;
	private final boolean big;
	private final List<TiffDirectory> directories = new ArrayList<>();

	private TiffFile(final TiffBytes bytes) throws IOException {
		this.bytes = bytes;
		final int magic = magic(bytes);
		big = magic == BIG;
		readDirectories();
		if (directories.isEmpty()) throw new InputException("it holds no image");
	}

	/**
	 * @throws InputException if the file is not a TIFF, or its directories are damaged; the message says which value is
	 * wrong, and does not name the file
	 */
	public static TiffFile open(final Path path) throws IOException {
		final TiffBytes bytes = new TiffBytes(path);
		try {
			return new TiffFile(bytes);
		}
		catch (final UncheckedIOException e) {
			bytes.close();
			throw e.getCause();
		}
		catch (final IOException | RuntimeException | Error e) {
			bytes.close();
			throw e;
		}
	}

	/** Whether the first bytes of a file are those of a TIFF. */
	public static boolean isTiff(final byte[] start) {
		return start.length >= 4 &&
			(start[0] == 'I' && start[1] == 'I' && (start[2] == CLASSIC || start[2] == BIG) && start[3] == 0 ||
				start[0] == 'M' && start[1] == 'M' && start[2] == 0 && (start[3] == CLASSIC || start[3] == BIG));
	}

	/** BigTIFF has offsets of 64 bits. */
	public boolean isBig() {
		return big;
	}

	/** The number of directories, those of thumbnails, reduced copies and transparency masks among them. */
	public int numDirectories() {
		return directories.size();
	}

	/**
	 * The image of a directory.
	 *
	 * @param directory from 0; those numbers count here that OME-XML gives
	 * @throws InputException if it has none, or its data do not cover it
	 */
	public TiffPage page(final int directory) {
		return new TiffPage(directories.get(directory), directory);
	}

	/**
	 * The images without thumbnails, reduced copies and transparency masks; at least one.
	 *
	 * @throws InputException if the data of one do not cover it
	 */
	public List<TiffPage> pages() {
		final int[] full = IntStream.range(0, directories.size()).filter(i -> isFullImage(directories.get(i))).toArray();
		return (full.length > 0 ? Arrays.stream(full) : IntStream.range(0, directories.size())).mapToObj(this::page)
			.collect(Collectors.toList());
	}

	private static boolean isFullImage(final TiffDirectory directory) {
		return (directory.whole(TiffTag.NEW_SUBFILE_TYPE, 0) & (REDUCED | MASK)) == 0;
	}

	@Override
	public void close() throws IOException {
		bytes.close();
	}

	private static int magic(final TiffBytes bytes) throws IOException {
		final ByteBuffer start = bytes.read("the header", 0, 8);
		if (!isTiff(start.array())) throw new InputException("it does not begin as a TIFF does");
		bytes.setOrder(start.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		return start.order(bytes.order()).getShort(2);
	}

	private void readDirectories() throws IOException {
		final Set<Long> seen = new HashSet<>();
		long next = big
			? bytes.read("the header", 0, 16).getLong(8)
			: bytes.read("the header", 0, 8).getInt(4) & 0xffffffffL;
		for (int number = 1; next != 0; number++) {
			if (!seen.add(next)) throw new InputException("directory " + number + " occurs twice, so the chain never ends");
			next = readDirectory(number, next);
		}
	}

	/** @return where the next directory is, 0 where there is none */
	private long readDirectory(final int number, final long offset) throws IOException {
		final String name = "directory " + number;
		final long count = big ? bytes.read(name, offset, 8).getLong(0) : bytes.read(name, offset, 2).getShort(0) & 0xffff;
		final int size = big ? 20 : 12;
		if (count < 0 || count > bytes.length() / size)
			throw new InputException(
				name + " has " + Long.toUnsignedString(count) + " entries, but the file has " + bytes.length() + " bytes");
		final long start = offset + (big ? 8 : 2);
		final ByteBuffer entries = bytes.read(name, start, count * size + (big ? 8 : 4));
		final TiffDirectory directory = new TiffDirectory(bytes);
		for (int i = 0; i < count; i++)
			addField(directory, entries, i * size, start + i * size);
		directories.add(directory);
		final int last = (int) count * size;
		return big ? entries.getLong(last) : entries.getInt(last) & 0xffffffffL;
	}

	private void addField(final TiffDirectory directory, final ByteBuffer entries, final int at, final long position) {
		final int tag = entries.getShort(at) & 0xffff;
		final int type = entries.getShort(at + 2) & 0xffff;
		final int valueBytes = TiffField.bytesPerValue(type);
		// readers are to pass over types that they do not know
		if (valueBytes == 0) return;
		final long count = big ? entries.getLong(at + 4) : entries.getInt(at + 4) & 0xffffffffL;
		final int inline = big ? 8 : 4;
		final boolean here = count >= 0 && count <= inline / valueBytes;
		final int value = at + (big ? 12 : 8);
		final long elsewhere = big ? entries.getLong(value) : entries.getInt(value) & 0xffffffffL;
		directory.add(new TiffField(tag, type, count, here ? position + value - at : elsewhere));
	}

	/**
	 * The samples of a page.
	 *
	 * @param shift how many planes behind the page's own; above 0 only after {@link TiffPage#requirePlanesBehind}
	 * @throws InputException if they are damaged
	 */
	public TiffPlanes read(final TiffPage page, final int shift) throws IOException {
		return new PageReader(bytes, page, shift * page.planeBytes()).read();
	}
}
