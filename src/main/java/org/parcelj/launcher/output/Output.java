package org.parcelj.launcher.output;

import java.util.ArrayList;
import java.util.List;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.gui.Roi;
import ij.measure.ResultsTable;

import org.parcelj.commands.OutputRole;
import org.parcelj.imagej.images.FileNames;
import org.parcelj.imagej.nifti.NiftiImages;
import org.parcelj.imagej.zarr.ZarrImages;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/** Something that a command gave. */
public final class Output {

	private static final String ROIS = "rois.zip";

	private final ModuleItem<?> item;
	private final Object value;

	private Output(final ModuleItem<?> item, final Object value) {
		this.item = item;
		this.value = value;
	}

	/** What a command gave, in the order of its declaration. */
	public static List<Output> of(final Module module) {
		final List<Output> outputs = new ArrayList<>();
		for (final ModuleItem<?> item : module.getInfo().outputs()) {
			final Object value = module.getOutput(item.getName());
			if (value != null) outputs.add(new Output(item, value));
		}
		return outputs;
	}

	public String name() {
		return item.getName();
	}

	/** The label, or where there is none the name. */
	public String label() {
		final String label = item.getLabel();
		return label == null || label.isEmpty() ? name() : label;
	}

	public Object value() {
		return value;
	}

	public OutputRole role() {
		return OutputRole.of(item);
	}

	public boolean isImage() {
		return value instanceof ImagePlus;
	}

	public boolean isLabels() {
		return isImage() && role() == OutputRole.LABELS;
	}

	public boolean isNifti() {
		return isImage() && NiftiImages.isNifti((ImagePlus) value);
	}

	/** Whether it is a label image of a Zarr. */
	public boolean isZarr() {
		return isLabels() && ZarrImages.address((ImagePlus) value).isPresent();
	}

	/** Whether it is an input too, changed in place. */
	public boolean isChanged() {
		return item.isInput();
	}

	/** The name of its file, the command's own wish first; null for what has no file. */
	public String file() {
		final boolean colour = isImage() && ((ImagePlus) value).getType() == ImagePlus.COLOR_RGB;
		return fileOf(item, colour ? FileNames.PNG : FileNames.TIFF);
	}

	/** The name of the file that an output will have, as far as it is known before there is the output. */
	public static String expectedFile(final ModuleItem<?> item) {
		return fileOf(item, FileNames.TIFF);
	}

	private static String fileOf(final ModuleItem<?> item, final String endingOfImages) {
		final String wish = item.get(OutputRole.FILE);
		if (wish != null) return wish;
		final Class<?> type = item.getType();
		if (type == ResultsTable.class) return item.getName() + FileNames.CSV;
		if (type == Roi[].class) return ROIS;
		if (type == Plot.class) return item.getName() + FileNames.PNG;
		return type == ImagePlus.class ? item.getName() + endingOfImages : null;
	}
}
