package org.parcelj.launcher.output;

import java.util.ArrayList;
import java.util.List;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.measure.ResultsTable;

import org.parcelj.commands.OutputRole;
import org.parcelj.commands.ParcelCommand;
import org.parcelj.commands.PictureCommand;
import org.parcelj.imagej.images.FileNames;
import org.parcelj.imagej.nifti.NiftiImages;
import org.parcelj.imagej.pictures.PictureFormat;
import org.parcelj.imagej.zarr.ZarrImages;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/** An output of a command. */
public final class Output {

	private static final String ROIS = "rois.zip";

	private final ModuleItem<?> item;
	private final Object value;
	/** The format of pictures. */
	private final PictureFormat format;

	private Output(final ModuleItem<?> item, final Object value, final PictureFormat format) {
		this.item = item;
		this.value = value;
		this.format = format;
	}

	/** What a command gave, in the order of its declaration. */
	public static List<Output> of(final Module module) {
		final List<Output> outputs = new ArrayList<>();
		for (final ModuleItem<?> item : module.getInfo().outputs()) {
			final Object value = module.getOutput(item.getName());
			if (value != null) outputs.add(new Output(item, value, format(module.getDelegateObject())));
		}
		return outputs;
	}

	private static PictureFormat format(final Object command) {
		return command instanceof PictureCommand pictures ? pictures.pictureFormat() : PictureFormat.PNG;
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

	/** The names of its files, the command's own wish first; none for what has no file. */
	public List<String> files() {
		final boolean colour = isImage() && ((ImagePlus) value).getType() == ImagePlus.COLOR_RGB;
		return filesOf(item, colour ? FileNames.PNG : FileNames.TIFF, format);
	}

	/**
	 * The names of the files that an output of a command will have, as far as they are known before there is the output.
	 */
	public static List<String> expectedFiles(final ModuleItem<?> item, final ParcelCommand command) {
		return filesOf(item, FileNames.TIFF, format(command));
	}

	private static List<String> filesOf(final ModuleItem<?> item, final String endingOfImages,
		final PictureFormat format)
	{
		final String wish = item.get(OutputRole.FILE);
		final Class<?> type = item.getType();
		if (OutputRole.of(item) == OutputRole.PICTURE)
			return format.each().stream().map(each -> (wish == null ? item.getName() : wish) + each.ending()).toList();
		if (wish != null) return List.of(wish);
		if (type == ResultsTable.class) return List.of(item.getName() + FileNames.CSV);
		if (type == Roi[].class) return List.of(ROIS);
		return type == ImagePlus.class ? List.of(item.getName() + endingOfImages) : List.of();
	}
}
