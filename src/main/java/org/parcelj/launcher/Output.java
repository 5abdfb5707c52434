package org.parcelj.launcher;

import java.util.ArrayList;
import java.util.List;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.gui.Roi;
import ij.measure.ResultsTable;

import org.parcelj.commands.OutputRole;
import org.parcelj.imagej.images.FileNames;
import org.parcelj.imagej.nifti.NiftiImages;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/** Something that a command gave. */
final class Output {

	private static final String ROIS = "rois.zip";

	private final ModuleItem<?> item;
	private final Object value;

	private Output(final ModuleItem<?> item, final Object value) {
		this.item = item;
		this.value = value;
	}

	/** What a command gave, in the order of its declaration. */
	static List<Output> of(final Module module) {
		final List<Output> outputs = new ArrayList<>();
		for (final ModuleItem<?> item : module.getInfo().outputs()) {
			final Object value = module.getOutput(item.getName());
			if (value != null) outputs.add(new Output(item, value));
		}
		return outputs;
	}

	String name() {
		return item.getName();
	}

	/** The label, or where there is none the name. */
	String label() {
		final String label = item.getLabel();
		return label == null || label.isEmpty() ? name() : label;
	}

	Object value() {
		return value;
	}

	OutputRole role() {
		return OutputRole.of(item);
	}

	boolean isImage() {
		return value instanceof ImagePlus;
	}

	boolean isLabels() {
		return isImage() && role() == OutputRole.LABELS;
	}

	boolean isNifti() {
		return isImage() && NiftiImages.isNifti((ImagePlus) value);
	}

	/** Whether it is an input too, changed in place. */
	boolean isChanged() {
		return item.isInput();
	}

	/** The name of its file, the command's own wish first; null for what has no file. */
	String file() {
		final String wish = item.get(OutputRole.FILE);
		if (wish != null) return wish;
		if (value instanceof ResultsTable) return name() + FileNames.CSV;
		if (value instanceof Roi[]) return ROIS;
		if (value instanceof Plot) return name() + FileNames.PNG;
		if (isImage())
			return name() + (((ImagePlus) value).getType() == ImagePlus.COLOR_RGB ? FileNames.PNG : FileNames.TIFF);
		return null;
	}
}
