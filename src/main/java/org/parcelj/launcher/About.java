package org.parcelj.launcher;

import ij.IJ;
import ij.plugin.PlugIn;

/** Says what ParcelJ is, which version this is, and how to cite it; in ImageJ's Help menu. */
public final class About implements PlugIn {

	@Override
	public void run(final String argument) {
		IJ.showMessage("About ParcelJ", text());
	}

	static String text() {
		return "ParcelJ " + Version.number() + "\n \n" +
			"Clusters the pixels of images into parcels: spectral clustering, agglomeration,\n" +
			"k-means, ReNA and Gaussian mixtures.\n \n" + "Java " + Version.java() + ", " + Version.system() + "\n" +
			"BSD-2-Clause licence, https://github.com/parcelj/parcelj\n \n" +
			"To cite it, name the version and this address; the methods' papers are in the user guide.";
	}
}
