package org.parcelj.nifti;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A header extension: what some program says about an image beyond the header. Immutable. */
public final class NiftiExtension {

	private static final int COMMENT = 6;

	private final int code;
	private final byte[] data;

	/**
	 * @param code who wrote it, by the list at https://nifti.nimh.nih.gov: 4 is AFNI, 6 a comment
	 * @param data its bytes; zeros follow, up to 8 below a multiple of 16, as files must have it
	 */
	public NiftiExtension(final int code, final byte[] data) {
		this.code = code;
		this.data = Arrays.copyOf(data, (data.length + 8 + 15) / 16 * 16 - 8);
	}

	/** A comment, in UTF-8. */
	public static NiftiExtension ofComment(final String text) {
		return new NiftiExtension(COMMENT, text.getBytes(StandardCharsets.UTF_8));
	}

	/** The text of a comment; of other extensions an empty one. */
	public String comment() {
		return code == COMMENT ? new String(data, StandardCharsets.UTF_8).replaceFirst("\0+$", "") : "";
	}

	public int code() {
		return code;
	}

	public byte[] data() {
		return data.clone();
	}

	/** The bytes that it takes in a file: its own, and eight before them. */
	int storedSize() {
		return data.length + 8;
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof NiftiExtension && code == ((NiftiExtension) other).code &&
			Arrays.equals(data, ((NiftiExtension) other).data);
	}

	@Override
	public int hashCode() {
		return 31 * code + Arrays.hashCode(data);
	}
}
