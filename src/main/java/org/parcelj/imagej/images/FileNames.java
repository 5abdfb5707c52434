package org.parcelj.imagej.images;

import java.util.Locale;

/** What can be told from the names of image files. */
public final class FileNames {

	/** How the name of a compressed NIfTI file ends, the kind that is written. */
	public static final String NIFTI = ".nii.gz";
	/** How the name of a label image in a Zarr ends. */
	public static final String ZARR = ".ome.zarr";
	public static final String TIFF = ".tif";
	public static final String PNG = ".png";
	public static final String CSV = ".csv";

	/** The name of reports. */
	public static final String REPORT = "report.html";

	/** Files of a folder that may be further subjects, as a pattern. */
	public static final String SERIES = "*.{nii,nii.gz,hdr,tif,tiff}";

	private static final String NIFTI_OR_ANALYZE = "(?s).*\\.(nii|hdr|img)(\\.gz)?";
	private static final String NIFTI_ALONE = "(?s).*\\.nii(\\.gz)?";

	/** One ending, and before it one that belongs to it; a number, as in "run 3.5", is none. */
	private static final String ENDING = "(?is)(?<=.)(\\.(nii|hdr|img)\\.gz|\\.ome\\.(tiff?|zarr)|\\.(?!\\d+$)\\w{1,5})$";

	private FileNames() {
		// not to be instantiated
	}

	/** Whether a file's name is that of a NIfTI or ANALYZE file. */
	public static boolean isNifti(final String name) {
		return name.toLowerCase(Locale.ROOT).matches(NIFTI_OR_ANALYZE);
	}

	/** Whether a file's name is that of a NIfTI file alone: half a pair may be of another format. */
	public static boolean isSingleNifti(final String name) {
		return name.toLowerCase(Locale.ROOT).matches(NIFTI_ALONE);
	}

	/** A text without what some system does not allow in names of files. */
	public static String safe(final String text) {
		return text.replaceAll("[/\\\\:*?\"<>|\\p{Cntrl}]", "_").replaceFirst("^\\.", "_");
	}

	/** A name, or a title that came of one, without its ending; one without an ending as it is. */
	public static String withoutEnding(final String name) {
		return name.replaceFirst(ENDING, "");
	}
}
