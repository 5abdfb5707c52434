package org.parcelj.commands.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import ij.ImagePlus;

import org.parcelj.Memory;
import org.parcelj.PixelSpace;
import org.parcelj.Progress;
import org.parcelj.blocks.Engine;
import org.parcelj.blocks.Shelf;
import org.parcelj.blocks.group.SubjectTasks;
import org.parcelj.blocks.group.SubjectsReduction;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.filter.CoarseGrid;
import org.parcelj.grid.Mask;
import org.parcelj.masking.MaskMethod;

/**
 * Further subjects by an engine, each a task: their masks, and their components, which are combined in files. Finished
 * work is not repeated where a run is started again on the same shelf, even with further subjects.
 */
public final class SubjectRuns {

	/** When it is an engine that works on subjects. */
	public enum Use {
		ALWAYS,
		/** Where the components of all subjects do not fit into memory. */
		WHERE_NEEDED
	}

	/** Who works on subjects, and where what is made of them lies meanwhile. */
	public record Place(Engine engine, Shelf shelf, Use use) {}

	private final Place place;
	private final List<SubjectFile> files;
	private final ChannelChoice channels;
	private final CoarseGrid grid;
	private final Consumer<String> said;
	private final Consumer<String> warned;

	private SubjectRuns(final Place place, final List<SubjectFile> files, final ChannelChoice channels,
		final CoarseGrid grid, final Consumer<String> said, final Consumer<String> warned)
	{
		this.place = place;
		this.files = files;
		this.channels = channels;
		this.grid = grid;
		this.said = said;
		this.warned = warned;
	}

	/**
	 * @param files of the further subjects, at least one
	 * @param first the image whose grid they are on
	 * @throws org.parcelj.InputException if one is not there
	 */
	public static SubjectRuns of(final Place place, final List<Path> files, final ImagePlus first,
		final ChannelChoice channels, final Session session)
	{
		return new SubjectRuns(place, files.stream().map(file -> SubjectFile.of(file, first)).toList(), channels, null,
			session::say, session::warn);
	}

	/** Whether an engine finds masks too. */
	public boolean isUsedForMasks() {
		return place.use == Use.ALWAYS;
	}

	/**
	 * Whether an engine makes components of so many features at so many pixels, which is said where it was not asked for.
	 */
	public boolean isUsed(final int pixels, final long features, final Preparation preparation) {
		if (place.use == Use.ALWAYS) return true;
		// those of all subjects, apart and side by side
		final long bytes = 2L * Float.BYTES * pixels * Math.min(features, preparation.wanted().count()) *
			(files.size() + 1);
		if (bytes <= Memory.free(bytes)) return false;
		said.accept("the components of all subjects do not fit into memory, so they are merged from files (engine=local)");
		return true;
	}

	/** The same on a coarse grid. */
	SubjectRuns on(final CoarseGrid coarse) {
		return new SubjectRuns(place, files, channels, coarse, said, warned);
	}

	/**
	 * The mask of each.
	 *
	 * @throws org.parcelj.InputException if subjects cannot be used; all of them are named
	 */
	List<Mask> masks(final MaskMethod method, final Progress progress) {
		final List<SubjectMask> tasks = files.stream().map(file -> new SubjectMask(file, method)).toList();
		tasks().run("masks of " + files.size() + " subjects", tasks, progress);
		return tasks.stream().map(task -> (Mask) SubjectTasks.given(place.shelf, task)).toList();
	}

	private SubjectTasks tasks() {
		return new SubjectTasks(place.engine, place.shelf, said, warned);
	}

	/**
	 * What is clustered of all of them and the first.
	 *
	 * @param first the values of the first
	 * @throws org.parcelj.InputException if subjects cannot be used; all of them are named
	 */
	FeatureMatrix features(final Supplier<FeatureMatrix> first, final Mask mask, final PixelSpace space,
		final Preparation preparation, final Progress progress)
	{
		final List<SubjectComponents> tasks = new ArrayList<>();
		for (int i = 0; i < files.size(); i++)
			tasks.add(new SubjectComponents(files.get(i), channels, grid, mask, space, preparation.only(i + 1)));
		tasks().run("components of " + files.size() + " subjects", tasks, progress.part(0, 0.6));
		final List<String> names = new ArrayList<>(List.of("first"));
		tasks.forEach(task -> names.add(task.identity()));
		final FeatureMatrix own = preparation.components(first.get(), progress);
		place.shelf.put("first", 0, own);
		final String name = SubjectFile.fingerprint(List.of(own, new ArrayList<>(names), preparation.wanted()));
		return preparation.requireComponents(new SubjectsReduction(preparation.wanted(), said, warned).fit(names, name,
			place.engine, place.shelf, progress.part(0.6, 1)));
	}
}
