package org.parcelj.zarr.store;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.parcelj.InputException;

/**
 * A bucket of S3 or of a compatible server, read-only. The usual environment variables are used: region (AWS_REGION,
 * AWS_DEFAULT_REGION), another server (AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL), and keys (AWS_ACCESS_KEY_ID,
 * AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, or the profile AWS_PROFILE in the file of shared credentials); without keys
 * the bucket is read as a public one. Requests are signed here, since the SDK would bring thirty libraries for this
 * alone.
 */
public final class S3Store extends HttpStore {

	private final String region;
	private final Optional<AwsSignature> signature;

	private S3Store(final String name, final String base, final String region, final Optional<AwsSignature> signature) {
		// a signed request is for one server, and other regions are named without an address to go to
		super(name, base, HttpClient.Redirect.NEVER);
		this.region = region;
		this.signature = signature;
	}

	/**
	 * @param address s3://bucket/path
	 * @param environment the variables by name
	 * @throws InputException if the address names no bucket, or the profile has no keys
	 */
	public static S3Store of(final String address, final Map<String, String> environment) {
		final String[] parts = address.replaceFirst("^s3://", "").split("/", 2);
		if (!parts[0].matches("[a-z0-9][a-z0-9._-]*"))
			throw new InputException(
				"\"" + address + "\" does not name a bucket, but must look like s3://bucket/image.ome.zarr");
		final String region = first(environment, "us-east-1", "AWS_REGION", "AWS_DEFAULT_REGION");
		final String server = first(environment, "", "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL");
		// a name with dots does not fit the certificate of the servers' names
		final String host = server.isEmpty() && !parts[0].contains(".")
			? "https://" + parts[0] + ".s3." + region + ".amazonaws.com"
			: (server.isEmpty() ? "https://s3." + region + ".amazonaws.com" : server.replaceFirst("/+$", "")) + "/" +
				parts[0];
		final String path = parts.length < 2 ? "" : parts[1].replaceFirst("/+$", "");
		return new S3Store(address, path.isEmpty() ? host : host + "/" + escaped(path), region,
			signature(environment, region));
	}

	private static Optional<AwsSignature> signature(final Map<String, String> environment, final String region) {
		final Map<String, String> keys = environment.containsKey("AWS_ACCESS_KEY_ID") ? environment : profile(environment);
		final String id = keys.get("AWS_ACCESS_KEY_ID");
		final String secret = keys.get("AWS_SECRET_ACCESS_KEY");
		if (id == null || secret == null) return Optional.empty();
		return Optional.of(new AwsSignature(id, secret, Optional.ofNullable(keys.get("AWS_SESSION_TOKEN")), region));
	}

	/** The keys of a profile in the file of shared credentials, by the names of the environment's variables. */
	private static Map<String, String> profile(final Map<String, String> environment) {
		final Path file = Path.of(environment.getOrDefault("AWS_SHARED_CREDENTIALS_FILE",
			Path.of(environment.getOrDefault("HOME", "."), ".aws", "credentials").toString()));
		final String wanted = environment.getOrDefault("AWS_PROFILE", "default");
		final Map<String, String> keys = new HashMap<>();
		if (!Files.isReadable(file)) return keys;
		try {
			boolean inside = false;
			for (final String line : Files.readAllLines(file)) {
				if (line.strip().startsWith("[")) inside = line.strip().equals("[" + wanted + "]");
				else
					if (inside && line.contains("="))
						keys.put(line.split("=", 2)[0].strip().toUpperCase(java.util.Locale.ROOT), line.split("=", 2)[1].strip());
			}
			return keys;
		}
		catch (final IOException e) {
			throw new InputException("the credentials in " + file + " cannot be read (" + e.getMessage() + ")", e);
		}
	}

	private static String first(final Map<String, String> environment, final String otherwise, final String... names) {
		for (final String name : names)
			if (!environment.getOrDefault(name, "").isEmpty()) return environment.get(name);
		return otherwise;
	}

	@Override
	String reason(final HttpHeaders headers) {
		final String right = headers.firstValue("x-amz-bucket-region").orElse(region);
		return right.equals(region) || !right.matches("[a-z0-9-]{1,40}")
			? ""
			: "; the bucket is in the region " + right + ", so that AWS_REGION must be " + right;
	}

	@Override
	Map<String, String> headers(final URI address, final Map<String, String> given) {
		return signature.map(s -> s.sign(address, given, Instant.now())).orElse(given);
	}
}
