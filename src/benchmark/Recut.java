import java.util.Arrays;
import java.util.Map;

import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.plugin.PluginService;

import org.parcelj.Progress;
import org.parcelj.commands.AgglomerativeCommand;
import org.parcelj.commands.CutDendrogramCommand;
import org.parcelj.imagej.reading.ImageReader;

import ij.ImagePlus;

/**
 * Cuts the tree behind a label image into one number of parcels after another, and draws it each time, as a moving slider
 * does. Arguments: the image, its mask ("all" for none). Prints the median of the warm milliseconds and the longest.
 */
public final class Recut {

	private static final int RUNS = 60;
	private static final int COLD = 20;

	public static void main(final String[] args) throws Exception {
		System.setProperty("java.awt.headless", "true");
		final CommandService commands = new Context(CommandService.class, PluginService.class).service(CommandService.class);
		final ImagePlus image = ImageReader.open(args[0], Progress.NONE);
		final Map<String, Object> keys = args[1].equals("all") ? Map.of("image", image) : Map.of("image", image, "maskimage",
			ImageReader.open(args[1], Progress.NONE));
		final ImagePlus labels = (ImagePlus) commands.run(AgglomerativeCommand.class, false, keys).get().getOutput("labels");
		final double[] milliseconds = new double[RUNS];
		for (int run = 0; run < RUNS; run++) {
			final long start = System.nanoTime();
			commands.run(CutDendrogramCommand.class, false, "labels", labels, "clusters", (int) (10 * Math.pow(1.12, run))).get();
			labels.updateImage();
			labels.getImage();
			milliseconds[run] = (System.nanoTime() - start) * 1e-6;
		}
		final double[] warm = Arrays.copyOfRange(milliseconds, COLD, RUNS);
		Arrays.sort(warm);
		System.out.println(warm[warm.length / 2] + " " + warm[warm.length - 1]);
		System.exit(0);
	}
}
