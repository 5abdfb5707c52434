package org.parcelj.commands.input;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Supplier;

import ij.ImagePlus;
import ij.measure.Calibration;

import org.parcelj.Memory;
import org.parcelj.MemoryException;
import org.parcelj.Progress;
import org.parcelj.imagej.ReadingNotes;

/**
 * The surroundings of one run of a command: where its images come from, who is told its progress and messages, and the
 * clock of its phases. For one thread.
 */
public final class Session {

	private final ImageSource images;
	private final Progress progress;
	private final Report report;
	private final RunFiles files;

	private Optional<SubjectRuns.Place> subjectsPlace = Optional.empty();
	private Set<String> written = Set.of();
	/** Images are the same by identity; those of subjects, which come one after the other, are not kept. */
	private final Set<ImagePlus> noted = Collections.newSetFromMap(new WeakHashMap<>());
	private final List<String> lines = new ArrayList<>();
	private final List<String> warnings = new ArrayList<>();
	private final Set<String> missing = new LinkedHashSet<>();
	private final Map<Phase, Double> seconds = new EnumMap<>(Phase.class);
	private long lap = System.nanoTime();

	/** A session whose files are written at once. */
	public Session(final ImageSource images, final Progress progress, final Report report) {
		this(images, progress, report, RunFiles.DIRECT);
	}

	public Session(final ImageSource images, final Progress progress, final Report report, final RunFiles files) {
		this.images = new Noting(images);
		this.files = files;
		this.progress = progress;
		this.report = report;
	}

	/** Starts the clock: what went before belongs to no phase. */
	public void start() {
		lap = System.nanoTime();
	}

	public ImageSource images() {
		return images;
	}

	public Progress progress() {
		return progress;
	}

	/**
	 * Warns of what the reader of an image's file had to say, once, however often the file is read, and of values that
	 * are not those that ImageJ shows.
	 */
	public void note(final ImagePlus image) {
		if (!noted.add(image)) return;
		ReadingNotes.of(image).stream().filter(line -> !warnings.contains(line)).forEach(this::warn);
		final Calibration calibration = image.getCalibration();
		final boolean shown = image.getBitDepth() > Short.SIZE || !calibration.calibrated();
		if (!shown && calibration.getFunction() != Calibration.STRAIGHT_LINE)
			warn("the values of \"" + image.getTitle() +
				"\" are taken as they are stored, without its density calibration, " + "which is not linear");
	}

	/** The same at the end of the run of values that were read only in its course. */
	public void noteSeen() {
		noted.stream().flatMap(image -> ReadingNotes.ofSeen(image).stream()).sorted().distinct()
			.filter(line -> !warnings.contains(line)).forEach(this::warn);
	}

	/** Has the session know the names of the keys that the user wrote. */
	public void setWritten(final Set<String> keys) {
		written = Set.copyOf(keys);
	}

	/** Has further subjects be worked on somewhere, and not one after the other in memory. */
	public void workOnSubjectsAt(final SubjectRuns.Place place) {
		subjectsPlace = Optional.of(place);
	}

	/** Where further subjects are worked on; empty for in memory. */
	public Optional<SubjectRuns.Place> subjectsPlace() {
		return subjectsPlace;
	}

	/** The names of the keys that the user wrote; empty where that is not known. */
	public Set<String> written() {
		return written;
	}

	/** The files that the command reads and writes by itself. */
	public RunFiles files() {
		return files;
	}

	/** Says a line on the result. */
	public void say(final String line) {
		lines.add(line);
		report.say(line);
	}

	/** Says a line on what looks wrong. */
	public void warn(final String line) {
		warnings.add(line);
		report.warn(line);
	}

	/**
	 * Makes something that was asked for beside a result that is finished. Where it lacks memory it is left out, with a
	 * warning, so that the result is not lost with it.
	 *
	 * @param key that asks for it
	 * @param otherwise how it can be had all the same
	 * @return null where it is left out
	 */
	public <T> T beside(final String key, final String otherwise, final Supplier<T> maker) {
		try {
			return maker.get();
		}
		catch (final MemoryException e) {
			return leaveOut(key, e.getMessage(), otherwise);
		}
		catch (final RuntimeException | OutOfMemoryError e) {
			if (!Memory.ranOut(e)) throw e;
			// what had been made of it is garbage by now
			return leaveOut(key, Memory.exhausted(), otherwise);
		}
	}

	private <T> T leaveOut(final String key, final String reason, final String otherwise) {
		warn(key + " is left out: " + reason + "; " + otherwise);
		missing.add(key);
		return null;
	}

	/** The keys whose results have been left out so far, for want of memory. */
	public Set<String> missing() {
		return Collections.unmodifiableSet(missing);
	}

	/** Counts what has been left out of a part of the run as left out of the whole. */
	public void addMissing(final Collection<String> keys) {
		missing.addAll(keys);
	}

	/** What has been said of the result so far, in order. */
	public List<String> lines() {
		return Collections.unmodifiableList(lines);
	}

	/** The warnings so far, in order. */
	public List<String> warnings() {
		return Collections.unmodifiableList(warnings);
	}

	/** Books the time since the last call (or the start) on a phase. */
	public void spent(final Phase phase) {
		// whatever a command calls its first phase, its files are read in it
		if (seconds.isEmpty()) files.hasRead();
		final long now = System.nanoTime();
		seconds.merge(phase, (now - lap) * 1e-9, Double::sum);
		lap = now;
	}

	/** Seconds spent in each phase so far, in the order of {@link Phase}. */
	public Map<Phase, Double> seconds() {
		return Collections.unmodifiableMap(seconds);
	}

	/** Images that are noted as they come. */
	private final class Noting implements ImageSource {

		private final ImageSource source;

		private Noting(final ImageSource source) {
			this.source = source;
		}

		@Override
		public ImagePlus active() {
			return noted(source.active());
		}

		@Override
		public ImagePlus image(final String name) {
			return noted(source.image(name));
		}

		private ImagePlus noted(final ImagePlus image) {
			note(image);
			return image;
		}
	}
}
