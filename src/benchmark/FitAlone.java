import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.IOException;

import org.parcelj.Progress;
import org.parcelj.cluster.mixture.GaussianMixture;
import org.parcelj.features.FeatureMatrix;

/**
 * Holds a feature matrix and fits a mixture to it, and does nothing else: the smallest heap in which it runs says what
 * the fit needs. Arguments: a file of floats in big-endian order, pixels, features, and k; with a k of 0 it only holds
 * the matrix.
 */
public final class FitAlone {

	public static void main(final String[] args) throws IOException {
		final int pixels = Integer.parseInt(args[1]);
		final int features = Integer.parseInt(args[2]);
		final int k = Integer.parseInt(args[3]);
		final float[] values = new float[pixels * features];
		try (DataInputStream in = new DataInputStream(new BufferedInputStream(new FileInputStream(args[0]), 1 << 16))) {
			for (int i = 0; i < values.length; i++)
				values[i] = in.readFloat();
		}
		final FeatureMatrix matrix = new FeatureMatrix(pixels, features, values);
		final int labels = k == 0 ? 0 : new GaussianMixture(GaussianMixture.Options.of(k)).fit(matrix,
			Progress.NONE).labels().length;
		System.out.println(labels + " labels of " + matrix.pixels() + " pixels");
	}
}
