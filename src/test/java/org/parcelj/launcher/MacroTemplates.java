package org.parcelj.launcher;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

import org.scijava.Context;
import org.scijava.script.ScriptService;

import net.imagej.patcher.LegacyInjector;

/** Runs the macros among the script templates as Fiji does, without a display, and says what came of them. */
public final class MacroTemplates {

	private MacroTemplates() {
		// not to be instantiated
	}

	public static void main(final String... arguments) throws Exception {
		LegacyInjector.preinit();
		Runs.all(Path.of(arguments[0]));
		System.exit(0);
	}

	/** Names classes of ImageJ, which are changed while they load. */
	private static final class Runs {

		private static final String SOME_COINS = "run('Coins'); makeRectangle(0, 0, 128, 101); run('Crop');";

		private final ScriptService scripts;
		private final Path templates;

		private Runs(final ScriptService scripts, final Path templates) {
			this.scripts = scripts;
			this.templates = templates;
		}

		static void all(final Path templates) throws Exception {
			MacroFile.registerEntries();
			try (Context context = new Context()) {
				final Runs runs = new Runs(context.service(ScriptService.class), templates);
				runs.run("newImage('ramp', '8-bit ramp', 40, 30, 1);", "Spectral_Segmentation", "clusters", 4, "assignment",
					"cluster_qr");
				runs.run(SOME_COINS, "K-Means_Clustering", "clusters", 3);
				runs.run(SOME_COINS, "Gaussian_Mixture", "clusters", 2, "mask", "nonzero", "spatial", 0.5);
				runs.run("run('Open NIfTI...', 'path=bold.nii.gz');", "Ward_Series", "many", 20, "few", 5, "mask", "auto");
				runs.run("", "Batch_Folder", "images", new File("images"), "results", new File("results"), "name", "kmeans",
					"keys", "clusters=3");
				runs.run("", "NIfTI_Pipeline", "bold", new File("bold.nii.gz"), "results", new File("results"), "clusters", 5,
					"fwhm", "2");
			}
		}

		/** @param before opens the image that is the active one when the macro begins */
		private void run(final String before, final String name, final Object... inputs) throws Exception {
			final String macro = Files.readString(templates.resolve(name + ".ijm"));
			final String after = before.isEmpty()
				? ""
				: "max = 0; for (i = 1; i <= nSlices; i++) { setSlice(i); max = maxOf(max, getValue('Max')); } print('template " +
					name + "', max);";
			scripts.run(name + ".ijm", before + "\n" + macro + after, true, inputs).get();
		}
	}
}
