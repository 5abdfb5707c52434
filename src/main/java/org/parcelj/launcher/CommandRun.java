package org.parcelj.launcher;

import ij.ImagePlus;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.StreamSupport;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.commands.OutputRole;
import org.parcelj.commands.ParcelCommand;
import org.parcelj.commands.input.ImageSource;
import org.parcelj.commands.input.NamedImages;
import org.parcelj.commands.input.OpenImages;
import org.parcelj.commands.input.Report;
import org.parcelj.commands.input.RunFiles;
import org.parcelj.commands.input.Session;
import org.parcelj.commands.input.SubjectRuns;
import org.parcelj.imagej.images.FileNames;
import org.parcelj.imagej.images.Portion;
import org.parcelj.imagej.nifti.NiftiImages;
import org.parcelj.imagej.zarr.ZarrImages;
import org.parcelj.launcher.output.Output;
import org.scijava.InstantiableException;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.module.ModuleItem;

/** One run of a command: first its keys are set, then it runs, then it has outputs. */
final class CommandRun {

	/** Which part of an image is clustered for itself. */
	private static final String EACH = "each";

	private static final List<String> LABELS = List.of("labels", "reference");
	/** The attribute of an image that names the key of further ones. */
	private static final String FURTHER = "further";

	private final CommandInfo info;
	private final CommandModule module;
	private final ParcelCommand command;
	private final CommandKeys keys;

	private ImageSource images = new OpenImages();
	private Optional<SubjectRuns.Place> subjects = Optional.empty();
	private Map<Key, Object> given = Map.of();
	private Options written = Options.NONE;
	private ImagePlus main;

	/**
	 * @param name the command's name on the command line
	 * @throws InputException if there is no such command
	 */
	CommandRun(final String name) {
		info = Commands.find(name);
		try {
			command = (ParcelCommand) info.loadClass().getConstructor().newInstance();
		}
		catch (final ReflectiveOperationException | InstantiableException e) {
			throw new IllegalStateException("command \"" + name + "\" cannot be made", e);
		}
		module = (CommandModule) info.createModule(command);
		keys = new CommandKeys(info.getName(), keysOf(info, module));
	}

	/** Has images come from elsewhere than ImageJ's windows. */
	void takeImagesFrom(final ImageSource source) {
		images = source;
	}

	/** Has further subjects be worked on elsewhere than in memory. */
	void workOnSubjectsAt(final SubjectRuns.Place place) {
		subjects = Optional.of(place);
	}

	private static List<Key> keysOf(final CommandInfo info, final CommandModule module) {
		return StreamSupport.stream(info.inputs().spliterator(), false).filter(Key::isKey)
			.map(item -> new Key(item, module.getInput(item.getName()))).toList();
	}

	/** What the user can set. */
	CommandKeys keys() {
		return keys;
	}

	/** The command's name on the command line. */
	String name() {
		return info.getName();
	}

	/** The command's name for the eye. */
	String label() {
		return info.getLabel();
	}

	/** A sentence on the command, or an empty text. */
	String description() {
		return info.getDescription() == null ? "" : info.getDescription();
	}

	ParcelCommand command() {
		return command;
	}

	List<Key> allKeys() {
		return keys.all();
	}

	/** The image that is the active one unless it is named; null where the command takes no image. */
	Key mainImage() {
		return keys.mainImage();
	}

	/**
	 * Sets the keys that the user gave; the others keep their defaults.
	 *
	 * @return the values that were set
	 * @throws InputException if a key is unknown, a value cannot be used, an image is not there, or something is missing;
	 * images are looked up last
	 */
	Map<Key, Object> set(final Options asked) {
		final Map<Key, Object> values = keys.check(asked);
		written = keys.withPreset(asked);
		keys.requireAll(values);
		for (final Key key : new ArrayList<>(values.keySet()))
			if (key.isImage()) lookUp(key, values);
		set(values);
		return values;
	}

	/** What is no image's name may be several, separated by commas, where there is a key for further images. */
	private void lookUp(final Key key, final Map<Key, Object> values) {
		final String name = (String) values.get(key);
		final int comma = name.indexOf(',');
		final String further = key.attribute(FURTHER);
		try {
			values.put(key, image(key, name));
		}
		catch (final InputException e) {
			if (comma < 0 || further == null) throw e;
			values.put(key, image(key, name.substring(0, comma).trim()));
			values.merge(keys.key(further), name.substring(comma + 1), (given, rest) -> rest + "," + given);
		}
	}

	/** Which key is meant is plain where it is "image". */
	private ImagePlus image(final Key key, final String name) {
		return key.name().equals(CommandKeys.MAIN_IMAGE) ? images.image(name) : NamedImages.named(images, name, key.name());
	}

	/** Sets checked values. */
	void set(final Map<Key, Object> values) {
		given = new LinkedHashMap<>(given);
		given.putAll(values);
		values.forEach((key, value) -> setField(info.getInput(key.name()).getField(), value));
	}

	/** The values have the types of their fields, so that nothing must be converted. */
	private void setField(final Field field, final Object value) {
		try {
			field.setAccessible(true);
			field.set(command, value);
		}
		catch (final IllegalAccessException e) {
			throw new IllegalStateException(field + " cannot be set", e);
		}
	}

	/** The values that have been set, in that order. */
	Map<Key, Object> given() {
		return given;
	}

	/** The value that a key has, its default where none has been set. */
	Object value(final Key key) {
		return module.getInput(key.name());
	}

	/**
	 * The image that the command works on, the active one where none is given when this is first asked; null where the
	 * command takes none.
	 */
	ImagePlus main() {
		final Key key = keys.mainImage();
		if (main == null && key != null) main = images.orActive((ImagePlus) value(key));
		return main;
	}

	/** The label images that the command read, and left as they are. */
	List<ImagePlus> labelsRead() {
		return LABELS.stream().filter(name -> keys.all().stream().anyMatch(key -> key.name().equals(name) && key.isImage()))
			.filter(name -> outputs().stream().noneMatch(output -> output.name().equals(name)))
			.map(name -> keys.key(name) == keys.mainImage() ? main() : (ImagePlus) module.getInput(name))
			.filter(Objects::nonNull).toList();
	}

	/** The title of that image, or an empty text. */
	String mainTitle() {
		return main() == null ? "" : main().getTitle();
	}

	/** The files that keys name, beside images. */
	List<Path> filesRead() {
		return keys.all().stream().filter(Key::isFileRead).map(key -> key.format(value(key)))
			.filter(text -> !text.isBlank()).map(Path::of).filter(Files::isRegularFile).toList();
	}

	/** The outputs that the command will give with the keys as they are set. */
	List<ExpectedOutput> expectedOutputs() {
		final boolean nifti = keys.mainImage() != null && NiftiImages.isNifti(main());
		final boolean zarr = keys.mainImage() != null && ZarrImages.address(main()).isPresent();
		final List<ExpectedOutput> expected = new ArrayList<>();
		for (final ModuleItem<?> item : info.outputs()) {
			final List<String> files = new ArrayList<>(Output.expectedFiles(item, command));
			if (files.isEmpty() || !isWanted(item)) continue;
			final OutputRole role = OutputRole.of(item);
			if (nifti && item.getType() == ImagePlus.class && role != OutputRole.PICTURE)
				files.add(item.getName() + FileNames.NIFTI);
			if (zarr && role == OutputRole.LABELS) files.add(item.getName() + FileNames.ZARR);
			expected.add(new ExpectedOutput(files, item.isInput()));
		}
		if (isSet(RunReport.KEY)) expected.add(new ExpectedOutput(List.of(FileNames.REPORT), false));
		command.pictureNames(main()).forEach(name -> expected.add(new ExpectedOutput(List.of(name), false)));
		return expected;
	}

	/** The files that the command will write by itself with the keys as they are set. */
	List<Path> filesWritten() {
		return command.filesWritten(main());
	}

	/**
	 * A series of labels cannot become a Zarr of labels.
	 *
	 * @throws InputException if the command will make one of a Zarr
	 */
	void requireOneFrameOfZarr() {
		final boolean zarr = expectedOutputs().stream().flatMap(output -> output.files().stream())
			.anyMatch(name -> name.endsWith(FileNames.ZARR));
		if (!zarr || main().getNFrames() == 1) return;
		final boolean clusters = module.getInputs().containsKey(EACH);
		if (clusters && !Portion.FRAME.label().equals(module.getInput(EACH))) return;
		throw new InputException((clusters ? EACH + " is frame" : "\"" + mainTitle() + "\" is a series") +
			", but the labels that go into a Zarr are those of one frame; take one, with region=t=0:1");
	}

	/** Whether the command has outputs that become files; others write by themselves. */
	boolean writesOutputs() {
		return !expectedOutputs().isEmpty();
	}

	/** Some outputs are there only where a flag, or a text, asks for them. */
	private boolean isWanted(final ModuleItem<?> output) {
		final String when = output.get(OutputRole.WHEN);
		if (when == null) return true;
		final Object value = module.getInput(when);
		return !Boolean.FALSE.equals(value) && !"".equals(value);
	}

	/**
	 * Runs the command in this thread.
	 *
	 * @param report receives what the command says
	 * @param files takes what the command reads and writes by itself
	 * @return what the command ran in, with its warnings and the time it took
	 * @throws InputException if the input cannot be used
	 * @throws CancellationException if the user canceled
	 */
	Session run(final Progress progress, final Report report, final RunFiles files) {
		final Session session = new Session(images, progress, report, files);
		session.setWritten(written.keys());
		subjects.ifPresent(session::workOnSubjectsAt);
		command.runIn(session);
		for (final Object input : module.getInputs().values())
			if (input instanceof ImagePlus) session.note((ImagePlus) input);
		command.run();
		if (!command.isCanceled()) return session;
		final String reason = command.getCancelReason();
		if (reason == null || reason.isEmpty()) throw new CancellationException("cancelled");
		throw new InputException(Wording.asWritten(reason, written));
	}

	/** Whether it makes a label image. */
	boolean givesLabels() {
		for (final ModuleItem<?> item : info.outputs())
			if (OutputRole.of(item) == OutputRole.LABELS && !item.isInput()) return true;
		return false;
	}

	/** Whether the command has a key of that name, a tick, and it is set. */
	boolean isSet(final String name) {
		return keys.all().stream().anyMatch(key -> key.name().equals(name)) && Boolean.TRUE.equals(module.getInput(name));
	}

	/** What the command gave, in the order of its declaration. */
	List<Output> outputs() {
		return Output.of(module);
	}
}
