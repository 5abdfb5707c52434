package org.parcelj.commands;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import ij.ImagePlus;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.commands.input.ImageSource;
import org.parcelj.commands.input.OpenImages;
import org.scijava.app.StatusService;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;

/**
 * What all commands share: their images come from an {@link ImageSource}, they report to a {@link Progress}, they say
 * what they found in lines of text, and input that cannot be used cancels them with the reason
 * ({@link #getCancelReason()}; none where the user canceled). A launcher sets these before it runs the command; where
 * none did (scripts, the command service) images are the open ones, and the rest goes to SciJava's status and log.
 */
public abstract class ParcelCommand extends ContextCommand {

	@Parameter
	private LogService log;

	@Parameter(required = false)
	private StatusService status;

	private ImageSource images = new OpenImages();
	private Progress progress;
	private Consumer<String> lines = line -> log.info(line);
	private Consumer<String> warnings = line -> log.warn(line);
	private Consumer<String> errors = line -> log.error(line);

	private final Map<String, Double> seconds = new LinkedHashMap<>();
	private long lap = System.nanoTime();

	/** Does the work: reads the inputs, sets the outputs. Outputs are set last, so that none is half-done. */
	protected abstract void compute();

	@Override
	public final void run() {
		lap = System.nanoTime();
		try {
			compute();
		}
		catch (final CancellationException e) {
			cancel(null);
		}
		catch (final InputException e) {
			errors.accept(e.getMessage());
			cancel(e.getMessage());
		}
	}

	public final void setImages(final ImageSource source) {
		images = source;
	}

	public final void setProgress(final Progress listener) {
		progress = listener;
	}

	/** Where the lines go that a command says of its result, and its warnings; errors stay in the cancel reason alone. */
	public final void setLines(final Consumer<String> said, final Consumer<String> warned) {
		lines = said;
		warnings = warned;
		errors = line -> {};
	}

	/**
	 * Pictures of the result that windows show anyway (an overlay, say) and that files are to have too, by file name;
	 * made when they are asked for.
	 */
	public Map<String, ImagePlus> pictures() {
		return Map.of();
	}

	/**
	 * Called by a launcher when the outputs are in windows: connects windows that belong together. Whatever the user has
	 * closed meanwhile is passed over.
	 */
	public void shown() {
		// by default nothing is connected
	}

	/** Seconds spent in each phase so far, in order: reading, preparing, fitting. */
	public final Map<String, Double> seconds() {
		return seconds;
	}

	protected final ImageSource images() {
		return images;
	}

	protected final Progress progress() {
		return progress != null ? progress : new StatusProgress();
	}

	/** A title for what came of an image: the image's without the ending of its file's name, and a word. */
	protected static String titled(final ImagePlus image, final String word) {
		return image.getTitle().replaceFirst("(?i)(?<=.)(\\.nii\\.gz|\\.[^.]*)$", "") + " " + word;
	}

	protected final void say(final String line) {
		lines.accept(line);
	}

	protected final void warn(final String line) {
		warnings.accept(line);
	}

	/** Books the time since the last call (or the start) on a phase. */
	protected final void spent(final String phase) {
		final long now = System.nanoTime();
		seconds.merge(phase, (now - lap) * 1e-9, Double::sum);
		lap = now;
	}

	/** Progress where no launcher listens: SciJava's status bar, and its way to cancel a command. */
	private final class StatusProgress implements Progress {

		@Override
		public void report(final double fraction, final String message) {
			if (status != null) status.showStatus((int) Math.round(1000 * fraction), 1000, message);
		}

		@Override
		public boolean isCanceled() {
			return ParcelCommand.this.isCanceled();
		}
	}
}
