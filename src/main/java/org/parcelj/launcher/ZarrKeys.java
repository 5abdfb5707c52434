package org.parcelj.launcher;

import ij.ImagePlus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.parcelj.InputException;
import org.parcelj.Labelled;
import org.parcelj.Progress;
import org.parcelj.blocks.Engine;
import org.parcelj.blocks.SequentialEngine;
import org.parcelj.blocks.run.BlockCommand;
import org.parcelj.blocks.run.BlockRun;
import org.parcelj.blocks.run.EngineKind;
import org.parcelj.commands.input.SubjectRuns;
import org.parcelj.files.TextFiles;
import org.parcelj.imagej.zarr.ZarrImages;
import org.parcelj.imagej.zarr.ZarrLabels;
import org.parcelj.launcher.output.Output;

/**
 * The keys of the command line for images that are Zarrs: which level and region, where labels go, and whether the
 * command works on the whole in memory or in blocks.
 */
final class ZarrKeys {

	/** Those that name what a command works on. */
	private static final List<String> IMAGES = List.of("image", "labels");
	private static final String LEVEL = "level";
	private static final String REGION = "region";
	static final String IN_PLACE = "inplace";
	private static final String ENGINE = "engine";
	private static final String BLOCK = "block";
	private static final String CHECKPOINT = "checkpoint";
	static final String SUBJECTS = "subjects";

	/** All of them, with what they mean. */
	static final Map<String, String> ALL = new TreeMap<>(Map.of(LEVEL,
		"Resolution level of a Zarr, 0 is the finest; default: 0", REGION,
		"Part of a Zarr, as ranges along x, y, z, channel and frame like 100:400,0:512,10:20 or z=10:20", IN_PLACE,
		"Adds the labels to the Zarr's own; default: false", ENGINE,
		"auto, memory or local (in blocks of a Zarr, for images larger than memory, and for subjects one after the other " +
			"in files); default: auto",
		BLOCK, "Pixels of a block along each axis; default: 128", CHECKPOINT,
		"Folder that a run in blocks, or of many subjects, goes on from when it is run again"));

	private static final String LABELS = "parcels";

	private final Options options;
	private final EngineKind engine;
	private final ZarrImages.View view;
	private final boolean inPlace;

	private ZarrKeys(final Options options) {
		this.options = options;
		engine = Labelled.parse(EngineKind.class, ENGINE, text(ENGINE, "auto"));
		if (engine == EngineKind.SPARK)
			throw new InputException(
				"engine is \"spark\", which is started with: spark-submit --class org.parcelj.spark.Main");
		view = ZarrImages.View.of(level(), text(REGION, ""));
		inPlace = flag();
		if (engine == EngineKind.MEMORY) for (final String key : List.of(BLOCK, CHECKPOINT))
			if (options.has(key)) throw new InputException(key + " is for work in blocks, but engine is memory");
		if (worksOnZarr()) return;
		for (final String key : List.of(LEVEL, REGION, IN_PLACE, BLOCK))
			if (options.has(key)) throw new InputException(key + " is only for images that are Zarrs");
		if (options.has(CHECKPOINT) && !hasSubjects())
			throw new InputException(CHECKPOINT + " is only for images that are Zarrs, and for subjects");
	}

	private boolean hasSubjects() {
		return !text(SUBJECTS, "").isBlank();
	}

	/**
	 * @throws InputException if a value cannot be used, or a key is given for an image that is no Zarr
	 */
	static ZarrKeys of(final Options options) {
		return new ZarrKeys(options);
	}

	private boolean worksOnZarr() {
		return IMAGES.stream().anyMatch(key -> isZarr(text(key, "")));
	}

	private static boolean isZarr(final String images) {
		for (final String image : images.split(","))
			if (ZarrImages.isZarr(image.strip())) return true;
		return false;
	}

	private String text(final String key, final String otherwise) {
		return options.has(key) && options.text(key) != null ? options.text(key) : otherwise;
	}

	private int level() {
		try {
			return InputException.requireRange(LEVEL, Integer.parseInt(text(LEVEL, "0").strip()), 0, 63);
		}
		catch (final NumberFormatException e) {
			throw new InputException(LEVEL + " is \"" + text(LEVEL, "0") + "\", but must be a whole number", e);
		}
	}

	private boolean flag() {
		if (!options.has(IN_PLACE)) return false;
		final String text = text(IN_PLACE, "true");
		if (!text.equals("true") && !text.equals("false"))
			throw new InputException(IN_PLACE + " is \"" + text + "\", but must be true or false");
		return text.equals("true");
	}

	/** The options of the command itself. */
	Options others() {
		return options.without(ALL.keySet());
	}

	/**
	 * Those that the user gave, with their texts.
	 *
	 * @param cluster whether it was one that worked on subjects
	 */
	Map<String, String> given(final boolean cluster) {
		final Map<String, String> given = new TreeMap<>(cluster ? Map.of(ENGINE, EngineKind.SPARK.label()) : Map.of());
		for (final String key : ALL.keySet())
			if (options.has(key)) given.put(key, text(key, "true"));
		return given;
	}

	/** Which part of Zarrs is opened. */
	ZarrImages.View view() {
		return view;
	}

	/**
	 * The run of the command in blocks, where the user says so, or the image does not fit into memory.
	 *
	 * @return empty where it runs in memory
	 */
	Optional<BlockRuns> inBlocks(final String command, final Consumer<String> said) {
		// of many subjects none is larger than memory
		if (engine == EngineKind.MEMORY || hasSubjects()) return Optional.empty();
		if (engine == EngineKind.AUTO && (!BlockCommand.isKnown(command) || !worksOnZarr())) return Optional.empty();
		final Map<String, String> texts = new HashMap<>();
		for (final String key : options.keys())
			texts.put(key, text(key, "true"));
		if (engine == EngineKind.AUTO) {
			if (!isTooLarge(command, texts)) return Optional.empty();
			said.accept("the image does not fit in memory, so it is processed in blocks (engine=local)");
		}
		if (inPlace) throw new InputException("inplace cannot be used in blocks; the labels go to output=FOLDER");
		texts.remove(IN_PLACE);
		return Optional.of(new BlockRuns(command, texts, EngineKind.LOCAL));
	}

	/** What cannot run in blocks is left to memory, which says what it lacks. */
	private static boolean isTooLarge(final String command, final Map<String, String> texts) {
		final BlockCommand inBlocks;
		try {
			inBlocks = BlockCommand.of(command, texts, EngineKind.LOCAL);
		}
		catch (final InputException e) {
			return false;
		}
		return BlockRun.isTooLarge(inBlocks);
	}

	/**
	 * Has further subjects be worked on by an engine, where there are some, and memory is not asked for.
	 *
	 * @param title of the image
	 * @param cluster the engine; null for one on this machine
	 * @param run gets to know where
	 * @return null where there is nothing that an engine works on
	 */
	SubjectsFolder subjects(final String title, final Engine cluster, final Consumer<SubjectRuns.Place> run) {
		if (!hasSubjects() || engine == EngineKind.MEMORY) return null;
		final OutputKeys outputs = OutputKeys.of(options);
		final String checkpoint = text(CHECKPOINT, "");
		final SubjectsFolder folder = checkpoint.isEmpty()
			? SubjectsFolder.beside(outputs.folder().orElse(Path.of("")), outputs.prefix(title), cluster != null)
			: SubjectsFolder.kept(TextFiles.path(CHECKPOINT, checkpoint));
		final boolean always = cluster != null || engine == EngineKind.LOCAL;
		run.accept(folder.place(cluster != null ? cluster : new SequentialEngine(),
			always ? SubjectRuns.Use.ALWAYS : SubjectRuns.Use.WHERE_NEEDED));
		return folder;
	}

	/**
	 * Before the work: whether labels can go into the Zarr itself, where they are to.
	 *
	 * @param opened the Zarrs that the command reads
	 */
	void require(final List<ImagePlus> opened) {
		if (inPlace && !opened.isEmpty()) ZarrLabels.requireInPlace(opened.get(0), name());
	}

	private String name() {
		return text(OutputKeys.NAME, LABELS);
	}

	/**
	 * Writes labels into the Zarr that they are of, where they are to go there, and not to the output folder.
	 *
	 * @return the label images
	 */
	List<Path> writeInPlace(final List<Output> outputs) {
		final List<Path> written = new ArrayList<>();
		for (final Output output : outputs)
			if (inPlace && output.isZarr()) {
				written.add(ZarrLabels.writeInPlace((ImagePlus) output.value(), name(), Progress.NONE));
				ZarrImages.forget((ImagePlus) output.value());
			}
		return written;
	}
}
