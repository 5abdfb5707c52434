package org.parcelj.launcher;

import ij.ImagePlus;

import java.io.File;
import java.io.IOException;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.imagej.images.FileNames;
import org.parcelj.imagej.nifti.NiftiImages;
import org.scijava.io.AbstractIOPlugin;
import org.scijava.io.IOPlugin;
import org.scijava.io.location.FileLocation;
import org.scijava.io.location.Location;
import org.scijava.plugin.Plugin;

/**
 * NIfTI files for those who open and save through SciJava's {@link org.scijava.io.IOService}. Pairs of .hdr and .img
 * are left to others, since several formats are called so; our own command opens them.
 * <p>
 * Fiji's {@code File > Open}, drag and drop and {@code open(path)} ask only plugins with the attribute "eager", and
 * show what those give only if it is a Dataset: with that attribute an image would be opened and never seen, instead of
 * being left to the readers that Fiji has. So it must not have it.
 */
@Plugin(type = IOPlugin.class)
public final class NiftiFormat extends AbstractIOPlugin<ImagePlus> {

	@Override
	public Class<ImagePlus> getDataType() {
		return ImagePlus.class;
	}

	@Override
	public boolean supportsOpen(final Location source) {
		return isNifti(source);
	}

	@Override
	public boolean supportsSave(final Location destination) {
		return isNifti(destination);
	}

	private static boolean isNifti(final Location location) {
		return location instanceof FileLocation && FileNames.isSingleNifti(((FileLocation) location).getFile().getName());
	}

	@Override
	public ImagePlus open(final Location source) throws IOException {
		try {
			return NiftiImages.open(file(source).toPath(), Progress.NONE);
		}
		catch (final InputException e) {
			throw new IOException(e.getMessage(), e);
		}
	}

	@Override
	public void save(final ImagePlus image, final Location destination) throws IOException {
		try {
			NiftiImages.write(image, file(destination).toPath(), Progress.NONE).ifPresent(log()::warn);
		}
		catch (final InputException e) {
			throw new IOException(e.getMessage(), e);
		}
	}

	private static File file(final Location location) {
		return ((FileLocation) location).getFile();
	}
}
