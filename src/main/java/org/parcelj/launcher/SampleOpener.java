package org.parcelj.launcher;

import ij.ImagePlus;
import ij.plugin.PlugIn;

import org.parcelj.Labelled;
import org.parcelj.imagej.images.FullestSlice;
import org.parcelj.imagej.samples.SampleImages;

/** Opens sample images from the menu; the argument names them, separated by spaces, the last becomes the active one. */
public final class SampleOpener implements PlugIn {

	@Override
	public void run(final String names) {
		for (final String name : names.split(" "))
			show(Labelled.parse(SampleImages.class, "sample", name).open());
	}

	private static void show(final ImagePlus sample) {
		if (sample.getNSlices() > 1) sample.setZ(FullestSlice.middle(sample));
		sample.show();
	}
}
