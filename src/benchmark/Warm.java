import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.parcelj.Progress;
import org.parcelj.commands.ParcelCommand;
import org.parcelj.imagej.reading.ImageReader;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;

import ij.ImagePlus;

/**
 * A ParcelJ that stays running, as one inside ImageJ does. Each line of standard input is a command with its keys
 * ("spectral image=coins.tif clusters=29"); each answer is the seconds that it took, of all and of each phase, its
 * image open already.
 */
public final class Warm {

	private static final Map<String, ImagePlus> IMAGES = new HashMap<>();

	public static void main(final String[] args) throws Exception {
		System.setProperty("java.awt.headless", "true");
		final CommandService commands = new Context(CommandService.class, PluginService.class).service(CommandService.class);
		final BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			final String[] words = line.trim().split(" +");
			final Map<String, Object> inputs = new HashMap<>();
			for (int w = 1; w < words.length; w++)
				put(inputs, words[w].substring(0, words[w].indexOf('=')), words[w].substring(words[w].indexOf('=') + 1));
			// a tree of an earlier run would be used again
			IMAGES.values().forEach(image -> image.setProperty("parcelj-trees", null));
			final CommandInfo command = find(commands, words[0]);
			final long start = System.nanoTime();
			final Module module = commands.run(command, false, inputs).get();
			final double seconds = (System.nanoTime() - start) * 1e-9;
			final org.scijava.Cancelable delegate = (org.scijava.Cancelable) module.getDelegateObject();
			System.out.println(delegate.isCanceled() ? "failed: " + delegate.getCancelReason() : "all=" + seconds +
				phases((ParcelCommand) delegate));
		}
	}

	private static String phases(final ParcelCommand command) {
		final StringBuilder text = new StringBuilder();
		command.session().seconds().forEach((phase, seconds) -> text.append(' ').append(phase.label()).append('=').append(seconds));
		return text.toString();
	}

	private static void put(final Map<String, Object> inputs, final String key, final String value) {
		if (key.equals("image") || key.equals("labels")) inputs.put(key, image(value));
		else if (key.equals("more")) inputs.put("moreimages", Arrays.stream(value.split(",")).map(Warm::image).toArray(
			ImagePlus[]::new));
		else if (key.equals("mask") && value.contains("/")) inputs.put("maskimage", image(value));
		else inputs.put(key, value);
	}

	private static ImagePlus image(final String path) {
		return IMAGES.computeIfAbsent(path, file -> ImageReader.open(file, Progress.NONE));
	}

	private static CommandInfo find(final CommandService commands, final String name) {
		for (final PluginInfo<?> info : commands.getCommandsOfType(Command.class))
			if (name.equals(info.getName())) return (CommandInfo) info;
		throw new IllegalArgumentException("no command " + name);
	}
}
