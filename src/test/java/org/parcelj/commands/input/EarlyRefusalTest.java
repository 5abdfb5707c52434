package org.parcelj.commands.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.parcelj.MemoryException;
import org.parcelj.Progress;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.Mask;
import org.parcelj.signal.Cleaning;
import org.parcelj.signal.Whitening;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.FloatProcessor;

/** What a method takes is asked for before features are made. */
class EarlyRefusalTest {

	private static final long NEVER = Long.MAX_VALUE / 4;

	@Test
	void noFurtherSubjectIsReadForAMethodThatWouldNotDo() {
		final ClusteringInput input = new ClusteringInput(List.of(image()), List.of(() -> {
			throw new AssertionError("it is read");
		}), Mask.all(3, 2), Connectivity.FACES, preparation(false, 0, Whitening.OFF), Progress.NONE);
		final MemoryException refused = assertThrows(MemoryException.class,
			() -> input.requireMemory(features -> NEVER, 0));
		assertTrue(refused.getMessage().startsWith("clustering 6 pixels × 4 features needs "), refused.getMessage());
	}

	@Test
	void theMethodIsAskedForTheFeaturesThatItWillGet() {
		assertEquals(4, asked(preparation(false, 0, Whitening.OFF)));
		assertEquals(4, asked(preparation(true, 0, Whitening.OFF)));
		assertEquals(2, asked(preparation(false, 2, Whitening.OFF)));
		assertEquals(4, asked(preparation(false, 0, Whitening.ON)));
	}

	private static int asked(final Preparation preparation) {
		final ClusteringInput input = new ClusteringInput(List.of(image()), List.of(), Mask.all(3, 2), Connectivity.FACES,
			preparation, Progress.NONE);
		final List<Integer> asked = new ArrayList<>();
		input.requireMemory(features -> {
			asked.add(features);
			return 0;
		}, 0);
		assertEquals(asked, List.of(input.features().features()));
		return asked.get(0);
	}

	private static Preparation preparation(final boolean scaled, final int components, final Whitening whitening) {
		return new Preparation("0", new SeriesCleaning(List.of(Cleaning.NONE), 0), scaled, components, whitening, 0);
	}

	/** Four frames that have nothing in common. */
	private static ImagePlus image() {
		final ImageStack stack = new ImageStack(3, 2);
		for (int t = 0; t < 4; t++) {
			final float[] pixels = new float[6];
			pixels[t] = 1;
			pixels[5] = t;
			stack.addSlice(new FloatProcessor(3, 2, pixels));
		}
		final ImagePlus image = new ImagePlus("series", stack);
		image.setDimensions(1, 1, 4);
		return image;
	}
}
