package org.parcelj.zarr.store;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests for files of S3 by "AWS Signature Version 4" in the Authorization header (Amazon S3 API Reference,
 * Authenticating Requests). Immutable.
 */
final class AwsSignature {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);
	private static final String EMPTY_BODY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

	private final String id;
	private final String secret;
	private final Optional<String> token;
	private final String region;

	AwsSignature(final String id, final String secret, final Optional<String> token, final String region) {
		this.id = id;
		this.secret = secret;
		this.token = token;
		this.region = region;
	}

	/** The headers of a GET request: those given and those that sign it. */
	Map<String, String> sign(final URI address, final Map<String, String> given, final Instant now) {
		final String time = TIME.format(now);
		final Map<String, String> headers = new TreeMap<>(given);
		headers.put("x-amz-content-sha256", EMPTY_BODY);
		headers.put("x-amz-date", time);
		token.ifPresent(t -> headers.put("x-amz-security-token", t));
		final Map<String, String> signed = new TreeMap<>();
		headers.forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), value));
		signed.put("host", address.getRawAuthority());
		final String names = String.join(";", signed.keySet());
		final String request = "GET\n" + address.getRawPath() + "\n\n" +
			signed.entrySet().stream().map(e -> e.getKey() + ":" + e.getValue() + "\n").collect(Collectors.joining()) + "\n" +
			names + "\n" + EMPTY_BODY;
		final String day = time.substring(0, 8);
		final String scope = day + "/" + region + "/s3/aws4_request";
		final String text = "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n" + hash(request);
		headers.put("Authorization", "AWS4-HMAC-SHA256 Credential=" + id + "/" + scope + ",SignedHeaders=" + names +
			",Signature=" + HexFormat.of().formatHex(hmac(key(day), text)));
		return headers;
	}

	private byte[] key(final String day) {
		final byte[] start = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
		return hmac(hmac(hmac(hmac(start, day), region), "s3"), "aws4_request");
	}

	private static byte[] hmac(final byte[] key, final String text) {
		try {
			final Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(key, "HmacSHA256"));
			return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (final GeneralSecurityException e) {
			throw new IllegalStateException("every Java has HmacSHA256", e);
		}
	}

	private static String hash(final String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (final GeneralSecurityException e) {
			throw new IllegalStateException("every Java has SHA-256", e);
		}
	}
}
