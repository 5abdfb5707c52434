package org.parcelj.commands;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.measure.ResultsTable;

import org.parcelj.InputException;
import org.parcelj.commands.input.ImageSource;
import org.parcelj.commands.input.Report;
import org.parcelj.commands.input.Session;
import org.parcelj.imagej.images.Portion;
import org.parcelj.imagej.labels.JoinedLabels;
import org.parcelj.imagej.tables.JoinedTables;
import org.parcelj.masking.NoMaskException;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.module.ModuleItem;

/**
 * Runs a clustering command on each slice or frame of its image as on an image of its own, and joins the results:
 * labels that are unique in the whole image, tables with a column for the slice or frame, images.
 */
final class PortionRuns {

	/** What is made of the whole afterwards, where it is asked for. */
	private static final List<String> OF_THE_WHOLE = List.of("outlines", "rois", "report");

	private static final int MOST_NUMBERS = 10;

	private final ClusteringCommand command;
	private final Portion portion;
	private final ImagePlus image;
	private final int count;
	/** Null where a mask holds no pixel. */
	private final List<CommandModule> runs = new ArrayList<>();
	/** Each with the numbers of the portions that it is about. */
	private final Map<String, List<Integer>> warnings = new LinkedHashMap<>();

	PortionRuns(final ClusteringCommand command, final Portion portion, final ImagePlus image) {
		this.command = command;
		this.portion = portion;
		this.image = image;
		count = portion.count(image);
	}

	/**
	 * Portions in which the mask holds no pixel have no labels.
	 *
	 * @throws InputException if a portion cannot be clustered; the message has its number
	 */
	void run() {
		for (int number = 1; number <= count; number++)
			runs.add(run(number));
		warnings.forEach((line, numbers) -> command.warn(where(numbers) + line));
		final String empty = IntStream.rangeClosed(1, count).filter(number -> runs.get(number - 1) == null)
			.mapToObj(Integer::toString).collect(Collectors.joining(", "));
		if (runs.stream().allMatch(Objects::isNull))
			throw new NoMaskException(
				"the mask holds no pixel in any " + portion.label() + " of \"" + image.getTitle() + "\"");
		if (!empty.isEmpty())
			command.warn("the mask has no pixels in these " + portion.label() + "s, which get no labels: " + empty);
	}

	/** One portion, all of them, or the first of many. */
	private String where(final List<Integer> numbers) {
		if (numbers.size() == 1) return portion.label() + " " + numbers.get(0) + ": ";
		if (numbers.size() == count) return "each " + portion.label() + ": ";
		final String first = numbers.stream().limit(MOST_NUMBERS).map(String::valueOf).collect(Collectors.joining(", "));
		return portion.label() + "s " + first +
			(numbers.size() > MOST_NUMBERS ? " and " + (numbers.size() - MOST_NUMBERS) + " more: " : ": ");
	}

	private CommandModule run(final int number) {
		final CommandInfo info = new CommandInfo(command.getClass());
		final ClusteringCommand one = copy();
		final CommandModule module = new CommandModule(info, one);
		final CommandModule mine = new CommandModule(info, command);
		for (final ModuleItem<?> item : info.inputs())
			module.setInput(item.getName(), part(mine.getInput(item.getName()), number));
		module.setInput(ClusteringCommand.EACH, Portion.IMAGE.label());
		module.setInput("image", part(image, number));
		OF_THE_WHOLE.forEach(name -> module.setInput(name, false));
		final Session session = command.session();
		one.runIn(new Session(new Parts(session.images(), number),
			session.progress().part((number - 1.0) / count, (double) number / count), new Told(session, number),
			session.files()));
		try {
			one.cluster();
			session.addMissing(one.session().missing());
		}
		catch (final NoMaskException e) {
			return null;
		}
		catch (final InputException e) {
			throw new InputException(portion.label() + " " + number + ": " + e.getMessage(), e);
		}
		return module;
	}

	private ClusteringCommand copy() {
		try {
			return command.getClass().getConstructor().newInstance();
		}
		catch (final ReflectiveOperationException e) {
			throw new IllegalStateException(command.getClass() + " cannot be made", e);
		}
	}

	private Object part(final Object value, final int number) {
		if (value instanceof ImagePlus) return portion.of((ImagePlus) value, number, count);
		if (value instanceof ImagePlus[])
			return Arrays.stream((ImagePlus[]) value).map(each -> portion.of(each, number, count)).toArray(ImagePlus[]::new);
		return value;
	}

	/** The labels of all portions. */
	JoinedLabels labels() {
		return new JoinedLabels(outputs("labels", ImagePlus.class));
	}

	/** Sets the outputs of the command that are not set yet, tables and images. */
	void setOutputs(final JoinedLabels labels) {
		final CommandModule first = runs.stream().filter(Objects::nonNull).findFirst().orElseThrow();
		final CommandModule whole = new CommandModule(new CommandInfo(command.getClass()), command);
		for (final ModuleItem<?> item : whole.getInfo().outputs()) {
			final String name = item.getName();
			if (whole.getOutput(name) != null || first.getOutput(name) == null || item.getType() == Roi[].class) continue;
			if (item.getType() == ResultsTable.class)
				whole.setOutput(name, JoinedTables.of(outputs(name, ResultsTable.class), portion.label(), labels.offsets()));
			else
				whole.setOutput(name, portion.join(outputs(name, ImagePlus.class), image,
					ParcelCommand.titled(image, item.getLabel().toLowerCase(Locale.ROOT))));
		}
	}

	private <T> List<T> outputs(final String name, final Class<T> type) {
		return runs.stream().map(run -> run == null ? null : type.cast(run.getOutput(name))).toList();
	}

	/** Images that are asked for by name, in part. */
	private final class Parts implements ImageSource {

		private final ImageSource source;
		private final int number;

		Parts(final ImageSource source, final int number) {
			this.source = source;
			this.number = number;
		}

		@Override
		public ImagePlus active() {
			return portion.of(image, number, count);
		}

		@Override
		public ImagePlus image(final String name) {
			return portion.of(source.image(name), number, count);
		}
	}

	/** Says of what it is what is said. */
	private final class Told implements Report {

		private final Session session;
		private final int number;

		Told(final Session session, final int number) {
			this.session = session;
			this.number = number;
		}

		@Override
		public void say(final String line) {
			session.say(portion.label() + " " + number + ": " + line);
		}

		@Override
		public void warn(final String line) {
			warnings.computeIfAbsent(line, any -> new ArrayList<>()).add(number);
		}
	}
}
