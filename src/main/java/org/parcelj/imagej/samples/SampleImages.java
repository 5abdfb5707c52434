package org.parcelj.imagej.samples;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

import javax.imageio.ImageIO;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

import org.parcelj.Labelled;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.samples.FourCircles;

/** The images that come with ParcelJ, by name. */
public enum SampleImages implements Labelled {

	/** Greek coins from Pompeii, 384 × 303 pixels; Brooklyn Museum Collection, no known copyright restrictions. */
	COINS("coins", SampleImages::coins),

	/** A simulated brain in four contrasts, a hyperstack of 96 × 112 × 40 pixels of 2 mm. */
	BRAIN_PHANTOM("brain-phantom", BrainSample::contrasts),

	/** The same with three times the noise. */
	BRAIN_PHANTOM_NOISY("brain-phantom-noisy", BrainSample::noisy),

	/** The tissue that each pixel of the simulated brain belongs to, as a label image. */
	BRAIN_PHANTOM_TRUTH("brain-phantom-truth", BrainSample::truth),

	/** Four overlapping discs in noise, 100 × 100 pixels. */
	FOUR_CIRCLES("four-circles", () -> picture("Four Circles", new FourCircles(0).picture())),

	/** The mask of the four discs. */
	FOUR_CIRCLES_MASK("four-circles-mask", () -> picture("Four Circles Mask", new FourCircles(0).mask())),

	/** The disc that each pixel belongs to, as a label image. */
	FOUR_CIRCLES_TRUTH("four-circles-truth", () -> labels("Four Circles Truth", new FourCircles(0).truth())),

	/** A simulated series of 100 brain volumes with 20 parcels, 40 × 48 × 32 pixels of 3 mm, as of a NIfTI file. */
	FMRI_PHANTOM("fmri-phantom", FmriSample::series),

	/** The ellipsoid of the simulated series. */
	FMRI_PHANTOM_MASK("fmri-phantom-mask", FmriSample::mask),

	/** The parcels of the simulated series, as a label image. */
	FMRI_PHANTOM_TRUTH("fmri-phantom-truth", FmriSample::truth);

	private final String label;
	private final Supplier<ImagePlus> maker;

	SampleImages(final String label, final Supplier<ImagePlus> maker) {
		this.label = label;
		this.maker = maker;
	}

	/** The name that users write. */
	public String label() {
		return label;
	}

	/** The image, made anew. */
	public ImagePlus open() {
		return maker.get();
	}

	private static ImagePlus coins() {
		try (InputStream stream = FourCircles.class.getResourceAsStream("coins.png")) {
			final BufferedImage image = ImageIO.read(stream);
			return new ImagePlus("coins.png", new ByteProcessor(image));
		}
		catch (final IOException e) {
			throw new IllegalStateException("the coins picture is damaged", e);
		}
	}

	private static <T extends RealType<T>> ImagePlus picture(final String title, final RandomAccessibleInterval<T> img) {
		final int width = (int) img.dimension(0);
		final int height = (int) img.dimension(1);
		final boolean bytes = img.getType() instanceof UnsignedByteType;
		final ImageProcessor plane = bytes ? new ByteProcessor(width, height) : new FloatProcessor(width, height);
		final Cursor<T> cursor = Views.flatIterable(img).cursor();
		for (int i = 0; cursor.hasNext(); i++)
			plane.setf(i, cursor.next().getRealFloat());
		plane.resetMinAndMax();
		return new ImagePlus(title, plane);
	}

	private static ImagePlus labels(final String title, final RandomAccessibleInterval<UnsignedByteType> img) {
		final ImagePlus image = picture(title, img);
		LabelImages.show(image, 4);
		return image;
	}
}
