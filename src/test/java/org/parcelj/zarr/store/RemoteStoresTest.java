package org.parcelj.zarr.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.parcelj.zarr.store.StoresTest.contract;
import static org.parcelj.zarr.store.StoresTest.hundred;
import static org.parcelj.zarr.store.StoresTest.refused;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parcelj.Progress;
import org.parcelj.zarr.Compression;
import org.parcelj.zarr.SmallZarrs;
import org.parcelj.zarr.ZarrArray;
import org.parcelj.zarr.ZarrFormat;

/** Stores behind servers give the same bytes as folders, and refuse what they should. */
class RemoteStoresTest {

	@TempDir
	Path folder;

	private interface Answer {

		void to(HttpExchange exchange) throws IOException;
	}

	/** A server on loopback, for as long as the action takes. */
	private static void serve(final Answer answer, final Consumer<String> action) throws IOException {
		final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		final ExecutorService threads = Executors.newCachedThreadPool();
		server.setExecutor(threads);
		server.createContext("/", exchange -> {
			try (exchange) {
				answer.to(exchange);
			}
		});
		server.start();
		try {
			action.accept("http://127.0.0.1:" + server.getAddress().getPort());
		}
		finally {
			server.stop(0);
			threads.shutdownNow();
		}
	}

	/** Of a server that is not waited for long. */
	private static HttpStore impatient(final String address) {
		return new HttpStore(address, new HttpStore.Patience(Duration.ofMillis(300), Duration.ofMillis(1)));
	}

	/** The files of the folder, whole or in parts. */
	private void file(final HttpExchange exchange) throws IOException {
		final Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
		if (!Files.isRegularFile(file)) {
			exchange.sendResponseHeaders(404, -1);
			return;
		}
		byte[] bytes = Files.readAllBytes(file);
		final String range = exchange.getRequestHeaders().getFirst("Range");
		int status = 200;
		if (range != null) {
			final String[] ends = range.substring("bytes=".length()).split("-", -1);
			final int from = ends[0].isEmpty() ? bytes.length - Integer.parseInt(ends[1]) : Integer.parseInt(ends[0]);
			final int to = ends[0].isEmpty() ? bytes.length : Math.min(bytes.length, Integer.parseInt(ends[1]) + 1);
			status = from >= bytes.length ? 416 : 206;
			bytes = from >= bytes.length ? new byte[1] : Arrays.copyOfRange(bytes, from, to);
		}
		exchange.sendResponseHeaders(status, bytes.length);
		exchange.getResponseBody().write(bytes);
	}

	@Test
	void aServer() throws Exception {
		new FileStore(folder).put("x y.zarr/a/b", hundred());
		serve(this::file, address -> contract(new HttpStore(address + "/x%20y.zarr")));
		final AtomicInteger asked = new AtomicInteger();
		serve(exchange -> {
			if (asked.incrementAndGet() < 3) exchange.sendResponseHeaders(503, -1);
			else file(exchange);
		}, address -> assertEquals(100, impatient(address + "/x%20y.zarr").get("a/b", 100).get().length));
		assertEquals(3, asked.get());
		serve(exchange -> exchange.sendResponseHeaders(500, -1),
			address -> refused("the server fails", () -> impatient(address).get("a", 100)));
		serve(exchange -> exchange.sendResponseHeaders(403, -1), address -> {
			refused("answers 403", () -> new HttpStore(address).get("0/0", 100));
			assertEquals(Optional.empty(), new HttpStore(address).get(".zarray", 100));
		});
		serve(exchange -> {
			exchange.sendResponseHeaders(200, 0);
			// without end
			for (int i = 0; i < 1000; i++)
				exchange.getResponseBody().write(new byte[10_000]);
		}, address -> {
			refused("more than 1000 bytes", () -> new HttpStore(address).get("a", 1000));
			refused("does not deliver parts of files", () -> new HttpStore(address).range("a", 0, 10));
		});
	}

	@Test
	void serversThatDoNotDoAsTheyShould() throws Exception {
		new FileStore(folder).put("x/b", hundred());
		serve(exchange -> {
			final String path = exchange.getRequestURI().getPath();
			if (path.startsWith("/moved/")) {
				exchange.getResponseHeaders().set("Location", path.substring("/moved".length()));
				exchange.sendResponseHeaders(302, -1);
			}
			else file(exchange);
		}, address -> {
			assertEquals(100, new HttpStore(address + "/moved/x").get("b", 100).get().length);
			assertArrayEquals(new byte[] { 10, 11 }, new HttpStore(address + "/moved/x").range("b", 10, 2).get());
		});
		serve(exchange -> {
			exchange.getResponseHeaders().set("Content-Range", "bytes 20-22/100");
			exchange.sendResponseHeaders(206, 3);
			exchange.getResponseBody().write(new byte[3]);
		}, address -> {
			refused("the server delivers bytes 20-22/100", () -> new HttpStore(address).range("b", 10, 3));
			refused("the server delivers bytes 20-22/100", () -> new HttpStore(address).range("b", -3, 3));
			assertEquals(3, new HttpStore(address).range("b", 20, 3).get().length);
		});
		final CountDownLatch end = new CountDownLatch(1);
		serve(exchange -> {
			exchange.sendResponseHeaders(200, 100);
			exchange.getResponseBody().write(new byte[10]);
			exchange.getResponseBody().flush();
			try {
				end.await();
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		}, address -> {
			refused("b cannot be read (the server has stopped sending)", () -> impatient(address).get("b", 100));
			end.countDown();
		});
	}

	@Test
	void aBucketElsewhereIsNamed() throws Exception {
		serve(exchange -> {
			exchange.getResponseHeaders().set("x-amz-bucket-region", "eu-west-1");
			exchange.sendResponseHeaders(301, -1);
		}, address -> refused("answers 301; the bucket is in the region eu-west-1, so that AWS_REGION must be eu-west-1",
			() -> S3Store.of("s3://bucket/x.zarr", Map.of("AWS_ENDPOINT_URL", address, "HOME", "/nowhere")).get(".zattrs",
				100)));
	}

	@Test
	void arraysAndShardsOverHttp() throws Exception {
		final ZarrArray array = SmallZarrs.ramp(folder.resolve("x.zarr"), "0", ZarrFormat.V2, new long[] { 9, 9 },
			new int[] { 4, 4 }, 3);
		final short[] expected = (short[]) array.read(new long[2], new int[] { 9, 9 }, Progress.NONE);
		final ZarrArray sharded = ZarrArray.create(
			new FileStore(folder.resolve("x.zarr")), "s", new org.parcelj.zarr.ArrayLayout(ZarrFormat.V3, array.type(),
				new long[] { 9, 9 }, new int[] { 2, 2 }, new int[] { 8, 8 }, Compression.GZIP, List.of()),
			SmallZarrs.json("{}"));
		SmallZarrs.fill(sharded, expected);
		serve(this::file, address -> {
			for (final String path : new String[] { "0", "s" })
				assertArrayEquals(expected, (short[]) ZarrArray.open(StoreLocation.of(address + "/x.zarr/").store(), path)
					.read(new long[2], new int[] { 9, 9 }, Progress.NONE));
		});
	}

	@Test
	void aBucket() throws Exception {
		new FileStore(folder).put("bucket/path/x.zarr/a/b", hundred());
		final ConcurrentLinkedQueue<String> authorizations = new ConcurrentLinkedQueue<>();
		serve(exchange -> {
			authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
			file(exchange);
		}, address -> {
			contract(S3Store.of("s3://bucket/path/x.zarr", Map.of("AWS_ENDPOINT_URL", address, "HOME", "/nowhere")));
			assertTrue(authorizations.stream().allMatch("null"::equals));
			authorizations.clear();
			contract(S3Store.of("s3://bucket/path/x.zarr/", Map.of("AWS_ENDPOINT_URL", address + "/", "AWS_ACCESS_KEY_ID",
				"me", "AWS_SECRET_ACCESS_KEY", "word", "AWS_REGION", "eu-west-1")));
			assertTrue(authorizations.stream()
				.allMatch(a -> a.matches("AWS4-HMAC-SHA256 Credential=me/\\d{8}/eu-west-1/s3/aws4_request,.*")));
		});
		refused("does not name a bucket", () -> S3Store.of("s3:///x", Map.of()));
	}

	@Test
	void keysFromTheFileOfSharedCredentials() throws Exception {
		final Path file = folder.resolve("credentials");
		Files.writeString(file, "[default]\naws_access_key_id = one\naws_secret_access_key=w\n[lab]\n" +
			"aws_access_key_id = two\naws_secret_access_key = x=y\n");
		final S3Store store = S3Store.of("s3://bucket/x.zarr",
			Map.of("AWS_SHARED_CREDENTIALS_FILE", file.toString(), "AWS_PROFILE", "lab"));
		final String authorization = store.headers(URI.create("https://host/x"), Map.of()).get("Authorization");
		assertTrue(authorization.contains("Credential=two/"), authorization);
	}

	/** The example in Amazon S3's reference, "Authenticating Requests: Using the Authorization Header". */
	@Test
	void theSignatureOfAmazonsExample() {
		final AwsSignature signature = new AwsSignature("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
			Optional.empty(), "us-east-1");
		final Map<String, String> headers = signature.sign(URI.create("https://examplebucket.s3.amazonaws.com/test.txt"),
			Map.of("Range", "bytes=0-9"), Instant.parse("2013-05-24T00:00:00Z"));
		assertEquals("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request," +
			"SignedHeaders=host;range;x-amz-content-sha256;x-amz-date," +
			"Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41", headers.get("Authorization"));
	}
}
