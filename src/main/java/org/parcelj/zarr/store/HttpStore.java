package org.parcelj.zarr.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.parcelj.InputException;

/**
 * The files under an address of an HTTP or HTTPS server, read-only. What fails on the way or by the server's fault is
 * asked for again, twice; what is not there (404) is missing, and what may not be read is an error, so that a forbidden
 * chunk is never taken for an empty one.
 */
public class HttpStore implements Store {

	private static final Duration PATIENCE = Duration.ofSeconds(60);
	private static final int TRIES = 3;
	private static final long PAUSE = 200;
	/** Characters that stand for themselves in a path. */
	private static final BitSet PLAIN = new BitSet();

	static {
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".chars().forEach(PLAIN::set);
	}

	private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20))
		.followRedirects(HttpClient.Redirect.NORMAL).build();
	private final String name;
	private final String base;

	/** @param address without a slash at its end */
	public HttpStore(final String address) {
		this(address, address);
	}

	HttpStore(final String name, final String base) {
		this.name = name;
		this.base = base;
	}

	@Override
	public String name() {
		return name;
	}

	/** Headers that go with a request, beside those given. */
	Map<String, String> headers(final URI address, final Map<String, String> given) {
		return given;
	}

	@Override
	public Optional<byte[]> get(final String key, final long most) {
		return ask(key, Map.of(), response -> {
			Reading.requireSize(name, key, response.headers().firstValueAsLong("Content-Length").orElse(0), most);
			return Reading.whole(name, key, response.body(), most);
		});
	}

	@Override
	public Optional<byte[]> range(final String key, final long from, final int length) {
		final String part = from < 0 && from + length == 0 ? "bytes=" + from : "bytes=" + from + "-" + (from + length - 1);
		if (from < 0 && from + length != 0) throw new IllegalArgumentException("a part before the end");
		return ask(key, Map.of("Range", part), response -> {
			if (response.statusCode() != 206) throw new InputException(name + ": the server does not deliver parts of files");
			return Reading.exactly(name, key, response.body(), length);
		});
	}

	@Override
	public boolean exists(final String key) {
		return ask(key, Map.of("Range", "bytes=0-0"), response -> new byte[0]).isPresent();
	}

	@FunctionalInterface
	private interface Action {

		byte[] on(HttpResponse<InputStream> response) throws IOException;
	}

	private Optional<byte[]> ask(final String key, final Map<String, String> headers, final Action action) {
		final URI address = URI.create(base + "/" + escaped(Keys.require(name, key)));
		IOException last = null;
		for (int tried = 0; tried < TRIES; tried++) {
			try {
				if (tried > 0) Thread.sleep(PAUSE << tried);
				final Optional<byte[]> answer = once(key, address, headers, action);
				if (answer != null) return answer;
				last = new IOException("the server fails");
			}
			catch (final IOException e) {
				last = e;
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new CancellationException("interrupted");
			}
		}
		throw Reading.failed(name, key, last);
	}

	/** Null where the server fails, and may not when it is asked again. */
	private Optional<byte[]> once(final String key, final URI address, final Map<String, String> headers,
		final Action action) throws IOException, InterruptedException
	{
		final HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
		headers(address, headers).forEach(request::header);
		final HttpResponse<InputStream> response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
		try (InputStream body = response.body()) {
			final int status = response.statusCode();
			if (status == 200 || status == 206) return Optional.of(action.on(response));
			// a range of an empty file
			if (status == 416) throw Reading.cutShort(name, key);
			if (status == 404 || status == 410) return Optional.empty();
			// who may not list a bucket is told so of files that are not there
			if (status == 403 && Keys.isMetadata(key)) return Optional.empty();
			if (status >= 500 || status == 429) return null;
			throw new InputException(name + ": " + key + " cannot be fetched: the server answers " + status);
		}
	}

	/** A key as a part of an address. */
	static String escaped(final String key) {
		final StringBuilder text = new StringBuilder();
		for (final byte b : key.getBytes(StandardCharsets.UTF_8))
			if (PLAIN.get(b & 0xff)) text.append((char) b);
			else text.append(String.format("%%%02X", b & 0xff));
		return text.toString();
	}
}
