package org.parcelj.zarr;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.parcelj.InputException;
import org.parcelj.Progress;

/**
 * Keeps the chunks of an array that were read last, for callers that read neighbouring planes one after the other. Safe
 * for several threads; a chunk that several of them want is decoded once.
 */
public final class ChunkCache {

	private final ZarrArray array;
	private final int most;
	private final Map<Key, CompletableFuture<Object>> chunks = new LinkedHashMap<>(16, 0.75f, true);

	private record Key(long[] index) {

		@Override
		public boolean equals(final Object other) {
			return other instanceof Key key && Arrays.equals(index, key.index);
		}

		@Override
		public int hashCode() {
			return Arrays.hashCode(index);
		}
	}

	/** @param bytes of the chunks that are kept; one is kept in any case */
	public ChunkCache(final ZarrArray array, final long bytes) {
		this.array = array;
		final long chunk = (long) CodecChain.pixels(array.chunks()) * array.type().bytes();
		most = (int) Math.max(1, Math.min(1 << 16, bytes / Math.max(1, chunk)));
	}

	/** The pixels of a box, see {@link ZarrArray#read}. */
	public Object read(final long[] corner, final int[] size, final Progress progress) {
		return array.read(corner, size, this::chunk, progress);
	}

	private Object chunk(final long[] index) {
		final Key key = new Key(index);
		final CompletableFuture<Object> mine = new CompletableFuture<>();
		final CompletableFuture<Object> known;
		synchronized (chunks) {
			known = chunks.putIfAbsent(key, mine);
			for (final Iterator<Key> eldest = chunks.keySet().iterator(); chunks.size() > most;) {
				eldest.next();
				eldest.remove();
			}
		}
		if (known == null) load(key, mine);
		try {
			return (known == null ? mine : known).join();
		}
		catch (final CompletionException e) {
			if (e.getCause() instanceof InputException wrong) throw new InputException(wrong.getMessage(), wrong);
			throw e;
		}
		catch (final CancellationException e) {
			throw new IllegalStateException("nobody cancels it", e);
		}
	}

	private void load(final Key key, final CompletableFuture<Object> chunk) {
		try {
			chunk.complete(array.chunk(key.index));
		}
		catch (final RuntimeException | Error e) {
			// who asks next tries again
			synchronized (chunks) {
				chunks.remove(key, chunk);
			}
			chunk.completeExceptionally(e);
		}
	}
}
