package org.parcelj.commands;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;

import ij.IJ;
import ij.ImagePlus;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.commands.input.ImageSource;
import org.parcelj.commands.input.OpenImages;
import org.parcelj.commands.input.Phase;
import org.parcelj.commands.input.Report;
import org.parcelj.commands.input.Session;
import org.parcelj.commands.input.SetKeys;
import org.parcelj.imagej.images.FileNames;
import org.scijava.ItemIO;
import org.scijava.app.StatusService;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.util.ClassUtils;

/**
 * What all commands share: they run in a {@link Session}, and input that cannot be used cancels them with the reason
 * ({@link #getCancelReason()}; none where the user canceled). A launcher sets the session before it runs the command;
 * where none did (scripts, the command service) images are the open ones, progress and messages go to SciJava's status
 * and ImageJ's Log, and input that cannot be used ends in an {@link InputException} too, so that it reaches the script.
 */
public abstract class ParcelCommand extends ContextCommand {

	@Parameter(required = false)
	private LogService log;

	@Parameter(required = false)
	private StatusService status;

	private Session session;
	private boolean isLaunched;

	/** Does the work: reads the inputs, sets the outputs. Those of a run that does not come to its end are forgotten. */
	protected abstract void compute();

	@Override
	public final void run() {
		session().start();
		try {
			compute();
			session().noteSeen();
		}
		catch (final CancellationException e) {
			forgetOutputs();
			cancel(null);
		}
		catch (final InputException e) {
			forgetOutputs();
			cancel(e.getMessage());
			if (!isLaunched) throw e;
		}
		finally {
			if (!isLaunched && status != null) status.clearStatus();
		}
	}

	private void forgetOutputs() {
		for (final Field field : ClassUtils.getAnnotatedFields(getClass(), Parameter.class))
			if (field.getAnnotation(Parameter.class).type() == ItemIO.OUTPUT && !field.getType().isPrimitive())
				ClassUtils.setValue(field, this, null);
	}

	/** Sets what the command runs in. */
	public final void runIn(final Session given) {
		session = given;
		isLaunched = true;
	}

	/** What the command runs in. */
	public final Session session() {
		if (session == null) session = new Session(new OpenImages(), new StatusProgress(), new LogReport());
		return session;
	}

	/**
	 * Pictures of the result that windows show anyway (an overlay, say) and that files are to have too, by file name;
	 * made when they are asked for.
	 */
	public Map<String, ImagePlus> pictures() {
		return Map.of();
	}

	/**
	 * The names of {@link #pictures()}, known before the command runs.
	 *
	 * @param main the image that the command works on, null where it takes none
	 */
	public Set<String> pictureNames(final ImagePlus main) {
		return Set.of();
	}

	/**
	 * The files that the command writes by itself, known before it runs.
	 *
	 * @param main the image that the command works on, null where it takes none
	 * @throws InputException if a key names what cannot be such a file
	 */
	public List<Path> filesWritten(final ImagePlus main) {
		return List.of();
	}

	/**
	 * Called by a launcher when the outputs are in windows: connects windows that belong together. Whatever the user has
	 * closed meanwhile is passed over.
	 */
	public void shown() {
		// by default nothing is connected
	}

	/**
	 * @param idle whether the keys have no effect beside the others
	 * @param reason why they have none
	 * @throws InputException if they have none, and one of them has been set all the same
	 */
	protected final void refuseIf(final boolean idle, final String reason, final String... keys) {
		if (idle) new SetKeys(this, session().written()).requireNone(reason, keys);
	}

	/** The same with a warning, for keys that are given together so often that nobody should have to sort them. */
	protected final void warnIf(final boolean idle, final String reason, final String... keys) {
		if (!idle) return;
		final String set = new SetKeys(this, session().written()).describe(keys);
		if (!set.isEmpty()) warn(set + " has no effect: " + reason);
	}

	protected final ImageSource images() {
		return session().images();
	}

	protected final Progress progress() {
		return session().progress();
	}

	protected final void say(final String line) {
		session().say(line);
	}

	protected final void warn(final String line) {
		session().warn(line);
	}

	/** Books the time since the last call (or the start) on a phase. */
	protected final void spent(final Phase phase) {
		session().spent(phase);
	}

	/** A title for what came of an image: the image's without the ending of its file's name, and a word. */
	protected static String titled(final ImagePlus image, final String word) {
		return FileNames.withoutEnding(image.getTitle()) + " " + word;
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

	/** What is said where no launcher listens: goes to ImageJ's Log, without its windows to SciJava's. */
	private final class LogReport implements Report {

		@Override
		public void say(final String line) {
			if (IJ.getInstance() != null) IJ.log(line);
			else if (log != null) log.info(line);
		}

		@Override
		public void warn(final String line) {
			if (IJ.getInstance() != null) IJ.log("Warning: " + line);
			else if (log != null) log.warn(line);
		}
	}
}
