package org.parcelj.blocks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

import org.parcelj.Progress;

/** Takes tasks and answers apart and together again, as when they travel to another machine and back. */
public final class TravellingEngine implements Engine {

	@Override
	public <R extends Serializable> List<R> map(final String what, final int blocks, final BlockTask<R> task,
		final Progress progress)
	{
		final List<R> answers = new ArrayList<>();
		for (int block = 0; block < blocks; block++) {
			final BlockTask<R> there = travelled(task);
			answers.add(travelled(there.run(block, progress)));
		}
		return answers;
	}

	@SuppressWarnings("unchecked")
	private static <T> T travelled(final T object) {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
				out.writeObject(object);
			}
			try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
				return (T) in.readObject();
			}
		}
		catch (final IOException | ClassNotFoundException e) {
			throw new IllegalStateException(e);
		}
	}
}
