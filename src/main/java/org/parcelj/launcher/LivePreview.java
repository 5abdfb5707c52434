package org.parcelj.launcher;

import ij.ImagePlus;

import java.awt.EventQueue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import javax.swing.JCheckBox;
import javax.swing.Timer;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.commands.input.OpenImages;
import org.parcelj.commands.input.Report;
import org.parcelj.imagej.labels.OutlinePreview;
import org.parcelj.launcher.output.Output;

/**
 * Shows what a command would give while its dialog is open: whenever a value changes, the command is run on copies of
 * its images that are small enough to answer at once, and the outlines of the parcels are drawn over the image. For the
 * event thread, except the runs.
 */
final class LivePreview {

	/** In milliseconds. */
	static final int DELAY = 150;
	private static final int SLOW = 350;
	private static final int QUICK = 100;
	private static final int FIRST_PIXELS = 1 << 14;
	private static final int FEWEST_PIXELS = 1 << 10;
	private static final int MOST_PIXELS = 1 << 18;

	private final CommandRun command;
	private final DialogForm form;
	private final Consumer<String> said;
	private final JCheckBox box = new JCheckBox("Preview");
	private final Timer timer = new Timer(DELAY, event -> start());
	/** By the image that they were made for, and their size. */
	private final Map<String, ReducedImages> images = new HashMap<>();

	private int pixels = FIRST_PIXELS;
	private Work work;
	private OutlinePreview outlines;

	/** @param said gets what the preview has to say, an empty text for nothing */
	LivePreview(final CommandRun command, final DialogForm form, final Consumer<String> said) {
		this.command = command;
		this.form = form;
		this.said = said;
		timer.setRepeats(false);
		box.setName("preview");
		box.setToolTipText("Shows the outlines of the parcels over the image, found on a smaller copy");
		box.addActionListener(event -> changed());
		form.onChange(this::changed);
	}

	/** Whether a command has something to preview: a label image made from its main image, which is none itself. */
	static boolean isFor(final CommandRun command) {
		return command.mainImage() != null && command.mainImage().name().equals(CommandKeys.MAIN_IMAGE) &&
			command.givesLabels();
	}

	JCheckBox box() {
		return box;
	}

	private void changed() {
		if (work != null) work.canceled = true;
		if (box.isSelected()) timer.restart();
		else end();
	}

	/** Takes the outlines away. */
	void end() {
		timer.stop();
		if (work != null) work.canceled = true;
		work = null;
		if (outlines != null) outlines.remove();
		outlines = null;
	}

	private void start() {
		final ImagePlus image = (ImagePlus) form.get(command.mainImage().name());
		try {
			work = new Work(image, form.values());
		}
		catch (final InputException e) {
			// the user is still writing
			return;
		}
		new Thread(work, "preview").start();
	}

	/** One run on shrunk images. */
	private final class Work implements Runnable, Progress, Report {

		private final ImagePlus image;
		private final Map<Key, Object> values;
		private final ReducedImages source;
		private final int size = pixels;

		private volatile boolean canceled;

		Work(final ImagePlus image, final Map<Key, Object> values) {
			this.image = image;
			this.values = values;
			source = images.computeIfAbsent(image.getID() + " " + size,
				key -> new ReducedImages(new OpenImages(), image, size));
		}

		@Override
		public void run() {
			final long begin = System.nanoTime();
			try {
				final ImagePlus labels = labels();
				final long took = (System.nanoTime() - begin) / 1_000_000;
				EventQueue.invokeLater(() -> show(labels, took));
			}
			catch (final InputException e) {
				EventQueue.invokeLater(() -> tell(e.getMessage()));
			}
			catch (final CancellationException e) {
				// a newer one is on its way
			}
		}

		private ImagePlus labels() {
			final CommandRun run = new CommandRun(command.name());
			run.takeImagesFrom(source);
			final Map<Key, Object> small = new LinkedHashMap<>();
			for (final Key key : run.allKeys()) {
				final Object value = values.entrySet().stream().filter(entry -> entry.getKey().name().equals(key.name()))
					.map(Map.Entry::getValue).filter(Objects::nonNull).findFirst().orElse(null);
				if (value == null || Section.of(key).isOfResults()) continue;
				small.put(key, value instanceof ImagePlus ? source.of((ImagePlus) value) : value);
			}
			small.put(run.mainImage(), source.active());
			run.set(small);
			run.run(this, this, new Delivery(OutputKeys.of(Options.NONE), Optional.empty()));
			return run.outputs().stream().filter(Output::isLabels).map(output -> (ImagePlus) output.value()).findFirst()
				.orElseThrow(CancellationException::new);
		}

		private void show(final ImagePlus labels, final long took) {
			if (canceled) return;
			if (took > SLOW) pixels = Math.max(FEWEST_PIXELS, size / 4);
			if (took < QUICK && size < MOST_PIXELS) pixels = 2 * size;
			if (outlines != null) outlines.remove();
			outlines = OutlinePreview.show(image, labels);
			tell("");
		}

		private void tell(final String reason) {
			if (!canceled) said.accept(reason);
		}

		@Override
		public void report(final double fraction, final String message) {
			// too short to be told
		}

		@Override
		public boolean isCanceled() {
			return canceled;
		}

		@Override
		public void say(final String line) {
			// of a copy
		}

		@Override
		public void warn(final String line) {
			// of a copy
		}
	}
}
