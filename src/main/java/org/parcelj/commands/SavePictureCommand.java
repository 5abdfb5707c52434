package org.parcelj.commands;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

import ij.ImagePlus;

import org.parcelj.InputException;
import org.parcelj.commands.input.Phase;
import org.parcelj.commands.input.RunFiles.Replacing;
import org.parcelj.imagej.images.FileNames;
import org.parcelj.imagej.labels.OverlayPicture;
import org.parcelj.imagej.pictures.Picture;
import org.parcelj.imagej.pictures.PictureFormat;
import org.parcelj.imagej.pictures.PictureOptions;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

/** Saves a plot or a figure, or an image with its overlay, as a picture of pixels or of shapes and texts. */
@Plugin(type = Command.class, name = "save-picture", label = "Save Picture", headless = true, visible = false)
public class SavePictureCommand extends ParcelCommand {

	@Parameter(label = "Image", required = false, persist = false,
		description = "A plot, a figure, or any image, which is saved with its overlay; if none is named, the active " +
			"image.",
		attrs = @Attr(name = "images", value = "pictures"))
	private ImagePlus image;

	@Parameter(label = "File", persist = false, style = FileWidget.SAVE_STYLE,
		description = "The file's ending sets the format: .png, .svg or .pdf.",
		attrs = @Attr(name = "endings", value = "svg,pdf,png"))
	private File path;

	@Parameter(label = "Resolution (dpi)", required = false, persist = false, min = "0", max = "2400",
		description = "Pixels for each inch on paper; 0 is that of the plot or figure, of other images 96.")
	private int dpi;

	@Parameter(label = "Replace another file", required = false, persist = false,
		description = "Replaces even a file that ParcelJ did not write.")
	private boolean overwrite;

	@Override
	public List<Path> filesWritten(final ImagePlus main) {
		format();
		return List.of(path.toPath());
	}

	private PictureFormat format() {
		if (path == null) throw new InputException("key \"path\" is missing: it must be a file");
		return PictureFormat.ofFile(path.getName());
	}

	@Override
	protected void compute() {
		final PictureOptions options = new PictureOptions(dpi, 0, 0, 0);
		final PictureFormat format = format();
		final ImagePlus saved = images().orActive(image);
		final Picture picture = Picture.of(saved).map(drawn -> drawn.withDpi(options.dpi(drawn.dpi())))
			.orElseGet(() -> OverlayPicture.of(saved, options, progress()));
		session().files().write(path.toPath(), overwrite ? Replacing.ANY : Replacing.OWN,
			place -> picture.write(place, format, FileNames.withoutEnding(saved.getTitle())));
		spent(Phase.WRITING);
	}
}
