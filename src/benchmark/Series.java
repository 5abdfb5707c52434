import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;

import org.parcelj.PixelSpace;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.filter.GaussianSmoothing;
import org.parcelj.grid.Mask;
import org.parcelj.imagej.images.ImageData;
import org.parcelj.imagej.images.ImagePlusImgs;
import org.parcelj.imagej.images.ImagePlusMasks;
import org.parcelj.imagej.nifti.NiftiImages;
import org.parcelj.signal.Cleaning;
import org.parcelj.signal.Detrend;
import org.parcelj.signal.FilterKind;
import org.parcelj.signal.Standardize;
import org.parcelj.signal.TemporalFilter;

import ij.ImagePlus;

/**
 * From a NIfTI file to clean series: opens, smooths, extracts the masked pixels, cleans. With "series.nii.gz mask.nii.gz
 * fwhm low high" as arguments once, and without arguments for each such line of standard input; each answer is the
 * seconds that it took and the sum of the squared values.
 */
public final class Series {

	public static void main(final String[] args) throws Exception {
		System.setProperty("java.awt.headless", "true");
		if (args.length > 0) run(args);
		else {
			final BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
			for (String line = in.readLine(); line != null; line = in.readLine())
				run(line.trim().split(" +"));
		}
	}

	private static void run(final String[] words) {
		final long start = System.nanoTime();
		final ImagePlus image = NiftiImages.openInBackground(Path.of(words[0]), Progress.NONE);
		final Mask mask = ImagePlusMasks.nonzero(NiftiImages.open(Path.of(words[1]), Progress.NONE), image);
		final ImageData data = ImagePlusImgs.of(image);
		final PixelSpace space = data.space();
		final GaussianSmoothing smoothing = GaussianSmoothing.ofFwhm(new double[] { Double.parseDouble(words[2]) }, space);
		final FeatureMatrix series = FeatureMatrix.of(List.of(data.img()), mask, smoothing.change(Progress.NONE),
			Progress.NONE);
		final Cleaning cleaning = Cleaning.NONE.detrend(Detrend.LINEAR).standardize(Standardize.ZSCORE)
			.filter(new TemporalFilter(FilterKind.BUTTERWORTH, Double.parseDouble(words[3]), Double.parseDouble(words[4]),
				image.getCalibration().frameInterval));
		final float[] clean = cleaning.cleanInPlace(series, Progress.NONE).sharedValues();
		final long end = System.nanoTime();
		double sum = 0;
		for (final float value : clean)
			sum += value * value;
		System.out.println((end - start) * 1e-9 + " " + sum);
	}
}
