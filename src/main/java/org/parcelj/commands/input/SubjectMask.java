package org.parcelj.commands.input;

import java.io.Serializable;
import java.util.List;
import java.util.function.Consumer;

import org.parcelj.Progress;
import org.parcelj.blocks.group.SubjectTask;
import org.parcelj.grid.Mask;
import org.parcelj.imagej.images.ImageData;
import org.parcelj.imagej.images.ImagePlusImgs;
import org.parcelj.masking.ComputedMask;
import org.parcelj.masking.MaskMethod;

/** Finds the mask of one subject, on whatever machine. */
record SubjectMask(SubjectFile subject, MaskMethod method) implements SubjectTask {

	@Override
	public String name() {
		return subject.file();
	}

	@Override
	public String identity() {
		return "mask-" + SubjectFile.fingerprint(List.of(subject, method));
	}

	@Override
	public Mask run(final Progress progress, final Consumer<String> warned) {
		final ImageData data = ImagePlusImgs.of(subject.open(progress, warned));
		final ComputedMask computed = method.compute(data.img(), data.gridDimensions(), progress);
		if (!computed.warning().isEmpty()) warned.accept(computed.warning());
		return computed.mask();
	}
}
