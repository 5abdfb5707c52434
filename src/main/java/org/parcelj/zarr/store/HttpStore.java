package org.parcelj.zarr.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.parcelj.InputException;

/**
 * The files under an address of an HTTP or HTTPS server, read-only. A request that fails on the way or by the server's
 * fault is repeated, twice; a file that is not there (404) is missing, and one that may not be read is an error, so
 * that a forbidden chunk is never taken for an empty one.
 */
public class HttpStore implements Store {

	private static final int TRIES = 3;
	private static final Patience USUAL = new Patience(Duration.ofSeconds(60), Duration.ofMillis(200));
	private static final Pattern PART = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");
	/** Characters that stand for themselves in a path. */
	private static final BitSet PLAIN = new BitSet();

	static {
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".chars().forEach(PLAIN::set);
	}

	private final HttpClient client;
	private final String name;
	private final String base;
	private final Patience patience;

	/**
	 * How long a server is waited for.
	 *
	 * @param silence the longest without anything from it
	 * @param pause half of that before it is asked for the second time
	 */
	record Patience(Duration silence, Duration pause) {}

	/** @param address without a slash at its end */
	public HttpStore(final String address) {
		this(address, USUAL);
	}

	HttpStore(final String address, final Patience patience) {
		this(address, address, HttpClient.Redirect.NORMAL, patience);
	}

	HttpStore(final String name, final String base, final HttpClient.Redirect redirects) {
		this(name, base, redirects, USUAL);
	}

	private HttpStore(final String name, final String base, final HttpClient.Redirect redirects,
		final Patience patience)
	{
		client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).followRedirects(redirects).build();
		this.name = name;
		this.base = base;
		this.patience = patience;
	}

	@Override
	public String name() {
		return name;
	}

	/** Headers that go with a request, beside those given. */
	Map<String, String> headers(final URI address, final Map<String, String> given) {
		return given;
	}

	/** What an answer says of why it is not what was asked for; empty where it says nothing. */
	String reason(final HttpHeaders headers) {
		return "";
	}

	@Override
	public Optional<byte[]> get(final String key, final long most) {
		return ask(key, Map.of(), (response, body) -> {
			Reading.requireSize(name, key, response.headers().firstValueAsLong("Content-Length").orElse(0), most);
			return Reading.whole(name, key, body, most);
		});
	}

	@Override
	public Optional<byte[]> range(final String key, final long from, final int length) {
		final String part = from < 0 && from + length == 0 ? "bytes=" + from : "bytes=" + from + "-" + (from + length - 1);
		if (from < 0 && from + length != 0) throw new IllegalArgumentException("a part before the end");
		return ask(key, Map.of("Range", part), (response, body) -> {
			if (response.statusCode() != 206) throw new InputException(name + ": the server does not deliver parts of files");
			requirePart(key, response.headers(), from);
			return Reading.exactly(name, key, body, length);
		});
	}

	/** A cache on the way may know another part, which must not be taken for the one that was asked for. */
	private void requirePart(final String key, final HttpHeaders headers, final long from) {
		final Matcher part = PART.matcher(headers.firstValue("Content-Range").orElse(""));
		if (!part.matches()) return;
		final boolean right = from >= 0
			? Long.parseLong(part.group(1)) == from
			: part.group(3).equals("*") || Long.parseLong(part.group(2)) + 1 == Long.parseLong(part.group(3));
		if (!right) throw new InputException(name + ": " + key + " cannot be fetched: the server delivers " + part.group());
	}

	@Override
	public boolean exists(final String key) {
		return ask(key, Map.of("Range", "bytes=0-0"), (response, body) -> new byte[0]).isPresent();
	}

	@FunctionalInterface
	private interface Action {

		byte[] on(HttpResponse<?> response, InputStream body) throws IOException;
	}

	private Optional<byte[]> ask(final String key, final Map<String, String> headers, final Action action) {
		final URI address = URI.create(base + "/" + escaped(Keys.require(name, key)));
		IOException last = null;
		for (int tried = 0; tried < TRIES; tried++) {
			try {
				if (tried > 0) Thread.sleep(patience.pause.toMillis() << tried);
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
		final HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(patience.silence);
		headers(address, headers).forEach(request::header);
		final HttpResponse<InputStream> response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
		try (InputStream body = new PatientStream(response.body(), patience.silence)) {
			final int status = response.statusCode();
			if (status == 200 || status == 206) return Optional.of(action.on(response, body));
			// a range of an empty file
			if (status == 416) throw Reading.cutShort(name, key);
			if (status == 404 || status == 410) return Optional.empty();
			// who may not list a bucket is told so of files that are not there
			if (status == 403 && Keys.isMetadata(key)) return Optional.empty();
			if (status >= 500 || status == 429) return null;
			throw new InputException(
				name + ": " + key + " cannot be fetched: the server answers " + status + reason(response.headers()));
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
