package org.parcelj.launcher;

import ij.IJ;
import ij.ImagePlus;

import java.util.Map;

/**
 * Runs ImageJ with its windows, in a process of its own, and uses it as a user would: opens our dialogs from the menu,
 * fills them in, presses their buttons. Prints what came of it, a line each, for the test to compare. An argument is a
 * folder for pictures of the dialogs.
 */
public final class GuiDriver {

	private GuiDriver() {
		// not to be instantiated
	}

	public static void main(final String... arguments) {
		Hands.takePictures(arguments);
		Desktop.use(Map.of("Probe...", "probe", "Probe Many...", "probe-many", "Probe in Place...", "probe-cut",
			"Labels to ROIs...", "labels-to-rois", "Compare Label Images...", "compare"), () -> {
				DialogUse.noImage();
				final ImagePlus image = IJ.createImage("the image", "8-bit ramp", 60, 40, 1);
				image.show();
				DialogUse.dialogAndRecorder(image);
				DialogUse.recordedLineRunsAsItStands(image);
				DialogUse.refusedWhileRunning(image);
				DialogUse.canceledDialog(image);
				DialogUse.manyKeys(image);
				DialogUse.inPlaceWithSlider(image);
				MacroUse.withOptions(image);
				MacroUse.inBatchMode(image);
				MacroUse.withError(image);
				MacroUse.withCanceledDialog(image);
				MacroUse.escape(image);
				ResultUse.roiManagerIsNotCleared(image);
				ResultUse.oneTableOfAKind(image);
				ResultUse.tablesInBatchMode(image);
				ResultUse.roisKeepTheirNames();
				DialogUse.theReferenceIsTheOtherLabelImage();
			});
	}
}
