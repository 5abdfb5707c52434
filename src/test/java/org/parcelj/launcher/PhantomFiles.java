package org.parcelj.launcher;

import java.nio.file.Path;

import org.parcelj.PixelSpace;
import org.parcelj.Progress;
import org.parcelj.nifti.NiftiHeader;
import org.parcelj.nifti.NiftiType;
import org.parcelj.nifti.NiftiWriter;
import org.parcelj.samples.FmriPhantom;

/** Small phantoms as NIfTI files: 16 × 18 × 12 pixels, 40 frames, 5 parcels. */
public final class PhantomFiles {

	static final FmriPhantom PHANTOM = new FmriPhantom(2, 5, 16, 18, 12, 40);

	private PhantomFiles() {
		// not to be instantiated
	}

	/** The series of a subject, of one run of an fMRI. */
	public static void write(final int subject, final Path file) {
		NiftiWriter.write(file, header(NiftiType.INT16, 16, 18, 12, 40).withFrameInterval(FmriPhantom.FRAME_INTERVAL),
			PHANTOM.ofSubject(subject).series(Progress.NONE), Progress.NONE);
	}

	static NiftiHeader header(final NiftiType type, final long... dimensions) {
		final PixelSpace space = PHANTOM.space();
		return NiftiHeader.of(type, dimensions)
			.withPixelSizes(new double[] { space.pixelSize(0), space.pixelSize(1), space.pixelSize(2) }, space.unit())
			.withSform(1, space.affine());
	}
}
