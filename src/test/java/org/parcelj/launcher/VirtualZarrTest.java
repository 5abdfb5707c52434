package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parcelj.InputException;
import org.parcelj.PixelType;
import org.parcelj.Progress;
import org.parcelj.commands.input.ImageSource;
import org.parcelj.commands.input.Report;
import org.parcelj.commands.input.RunFiles;
import org.parcelj.commands.input.Session;
import org.parcelj.imagej.zarr.ZarrImages;
import org.parcelj.zarr.ArrayLayout;
import org.parcelj.zarr.SmallZarrs;
import org.parcelj.zarr.ZarrArray;
import org.parcelj.zarr.ZarrFormat;
import org.parcelj.zarr.store.FileStore;

import ij.ImagePlus;

/** Commands on Zarrs whose planes are read only when they are asked for. */
class VirtualZarrTest {

	@TempDir
	Path folder;

	/** Of which the plane that is shown at first has small values only. */
	private ImagePlus image(final int first) {
		SmallZarrs.fill(ZarrArray.create(new FileStore(folder.resolve("a.zarr")), "",
			new ArrayLayout(ZarrFormat.V2, PixelType.INT32, new long[] { 3, 1, 2 }, new int[] { 1, 1, 2 }),
			SmallZarrs.json("{}")), new int[] { first, first, 1, 2, 3, 4 });
		return ZarrImages.openVirtual(folder.resolve("a.zarr").toString(), ZarrImages.View.of(0, ""));
	}

	@ParameterizedTest
	@CsvSource({ "2000000009, 128", "16777216, 0" })
	void valuesThatSinglePrecisionMakesOneAreWarnedOfWhenTheyHaveBeenRead(final int largest, final int step) {
		final List<String> warnings = run("kmeans", "image=a clusters=2", image(largest)).warnings();
		assertEquals(
			step == 0
				? List.of()
				: List.of("the values of \"a\" go up to " + largest +
					", where single precision can only tell apart values that are " + step + " from each other"),
			warnings.stream().filter(line -> line.contains("precision")).toList());
	}

	@Test
	void labelsThatWouldBeRoundedAreRefused() {
		final ImagePlus image = image((1 << 24) + 1);
		assertEquals("\"a\" holds values up to 16777217, but labels are whole numbers of 0 to 16777216",
			assertThrows(InputException.class, () -> run("sizes", "labels=a", image)).getMessage());
	}

	private static Session run(final String command, final String keys, final ImagePlus image) {
		final CommandRun run = new CommandRun(command);
		run.takeImagesFrom(new ImageSource() {

			@Override
			public ImagePlus active() {
				return image;
			}

			@Override
			public ImagePlus image(final String name) {
				return image;
			}
		});
		run.set(Options.ofMacro(keys));
		return run.run(Progress.NONE, new Report() {

			@Override
			public void say(final String line) {
				// the session keeps it
			}

			@Override
			public void warn(final String line) {
				// the session keeps it
			}
		}, RunFiles.DIRECT);
	}
}
