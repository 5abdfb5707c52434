package org.parcelj.launcher;

import static org.parcelj.launcher.Hands.activate;
import static org.parcelj.launcher.Hands.menu;
import static org.parcelj.launcher.Hands.say;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;

import java.awt.CheckboxMenuItem;
import java.awt.Frame;
import java.awt.Menu;
import java.awt.Window;
import java.awt.event.ItemEvent;
import java.util.Arrays;

/** Where results go: to the ROI Manager, and to tables, of which a user may keep some. For {@link GuiDriver}. */
final class ResultUse {

	private ResultUse() {
		// not to be instantiated
	}

	static void roiManagerIsNotCleared(final ImagePlus image) throws Exception {
		final RoiManager manager = RoiManager.getInstance();
		manager.reset();
		manager.addRoi(new Roi(0, 0, 3, 3));
		activate(image);
		IJ.runMacro("run('Probe...', 'rois');");
		say("rois", String.valueOf(manager.getCount()));
		activate(image);
		IJ.runMacro("run('Probe...', 'rois');");
		say("rois", String.valueOf(manager.getCount()));
		activate(image);
		IJ.runMacro("run('Probe...', 'rois addrois');");
		say("rois", String.valueOf(manager.getCount()));
	}

	static void oneTableOfAKind(final ImagePlus image) throws Exception {
		final long one = tables();
		for (final Frame frame : WindowManager.getNonImageWindows())
			if (frame.getTitle().startsWith("Parcels")) pin(frame);
		activate(image);
		IJ.runMacro("run('Probe...', 'clusters=3');");
		say("tables", one + ", pinned " + tables());
	}

	private static void pin(final Frame table) {
		final Menu menu = table.getMenuBar().getMenu(table.getMenuBar().getMenuCount() - 1);
		final CheckboxMenuItem item = (CheckboxMenuItem) menu.getItem(0);
		item.setState(true);
		item.getItemListeners()[0].itemStateChanged(new ItemEvent(item, 0, item, ItemEvent.SELECTED));
	}

	private static long tables() {
		Hands.settle();
		return Arrays.stream(WindowManager.getNonImageWindows())
			.filter(frame -> frame.isVisible() && frame.getTitle().startsWith("Parcels")).count();
	}

	static void tablesInBatchMode(final ImagePlus image) throws Exception {
		activate(image);
		final long before = Arrays.stream(Window.getWindows()).filter(Window::isVisible).count();
		final String rows = IJ.runMacro("setBatchMode(true); for (i = 4; i < 7; i++) {" +
			"newImage('b' + i, '8-bit', 9, 9, 1); run('Probe...', 'clusters=' + i);" +
			"n = Table.size('Parcels of ' + getTitle()); } return '' + n;");
		final long after = Arrays.stream(Window.getWindows()).filter(Window::isVisible).count();
		say("batch tables", rows + " rows, " + (after - before) + " more windows");
	}

	static void roisKeepTheirNames() throws Exception {
		final ImagePlus labels = IJ.createImage("cells", "16-bit black", 30, 20, 3);
		labels.getStack().getProcessor(2).set(3, 4, 1234);
		labels.getStack().getProcessor(2).set(5, 4, 7);
		labels.show();
		activate(labels);
		final RoiManager manager = RoiManager.getInstance();
		IJ.runMacro("run('Labels to ROIs...', 'labels=cells');");
		final int last = manager.getCount() - 1;
		say("named",
			manager.getName(last - 1) + " " + manager.getName(last) + " in slice " + manager.getRoi(last).getPosition());
	}
}
