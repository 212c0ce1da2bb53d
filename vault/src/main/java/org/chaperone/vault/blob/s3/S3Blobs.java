package org.chaperone.vault.blob.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chaperone.vault.blob.BlobId;
import org.chaperone.vault.blob.BlobMissingException;
import org.chaperone.vault.blob.BlobSource;
import org.chaperone.vault.blob.BlobStore;

/**
 * Blobs as objects of a bucket, {@code <prefix>3f/3fa4…}. S3 makes an object visible whole or not
 * at all and answers when it is stored.
 *
 * <p>The payload is not part of the request's signature: a blob authenticates itself when it is
 * opened, and hashing it first would need it twice. One object has at most 5 GB.
 */
public final class S3Blobs implements BlobStore {

  private static final String UNSIGNED = "UNSIGNED-PAYLOAD";
  private static final int TRIES = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final S3Bucket bucket;
  private final Clock clock;
  private final Signature signature;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(20))
          .build();

  /** Blobs in a bucket that exists. */
  public S3Blobs(S3Bucket bucket, Clock clock) {
    this.bucket = bucket;
    this.clock = clock;
    this.signature = new Signature(bucket);
  }

  @Override
  public void put(BlobId id, long size, BlobSource source) throws IOException {
    BodyPublisher body =
        BodyPublishers.fromPublisher(
            BodyPublishers.ofInputStream(
                () -> {
                  try {
                    return source.open();
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }),
            size);
    try (InputStream answer = send("PUT", key(id), new TreeMap<>(), body, 200)) {
      answer.skipNBytes(0);
    }
  }

  @Override
  public InputStream open(BlobId id) throws IOException {
    try {
      return send("GET", key(id), new TreeMap<>(), BodyPublishers.noBody(), 200);
    } catch (S3Exception e) {
      if (e.status() == 404) {
        throw new BlobMissingException(id);
      }
      throw e;
    }
  }

  @Override
  public void delete(BlobId id) throws IOException {
    try (InputStream answer =
        send("DELETE", key(id), new TreeMap<>(), BodyPublishers.noBody(), 204)) {
      answer.skipNBytes(0);
    }
  }

  @Override
  public void forEach(Visitor visitor) throws IOException {
    String next = "";
    do {
      TreeMap<String, String> query = new TreeMap<>();
      query.put("list-type", "2");
      query.put("prefix", bucket.prefix());
      if (!next.isEmpty()) {
        query.put("continuation-token", next);
      }
      ObjectList page;
      try (InputStream answer = send("GET", "", query, BodyPublishers.noBody(), 200)) {
        page = ObjectList.parse(answer);
      }
      for (ObjectList.Item item : page.items()) {
        String name = item.key().substring(bucket.prefix().length());
        if (name.matches("[0-9a-f]{2}/[0-9a-f]{32}")) {
          visitor.see(BlobId.parse(name.substring(3)), item.size());
        }
      }
      next = page.next();
    } while (!next.isEmpty());
  }

  /** S3 shows nothing that was not written whole. */
  @Override
  public int sweep() {
    return 0;
  }

  @Override
  public String place() {
    return bucket.endpoint() + "/" + bucket.bucket() + "/" + bucket.prefix();
  }

  @Override
  public void close() {
    client.close();
    bucket.secretKey().close();
  }

  private String key(BlobId id) {
    return "/" + bucket.prefix() + id.toString().substring(0, 2) + "/" + id;
  }

  private InputStream send(
      String method, String key, SortedMap<String, String> query, BodyPublisher body, int wanted)
      throws IOException {
    IOException last = null;
    for (int attempt = 0; attempt < TRIES; attempt++) {
      try {
        HttpResponse<InputStream> answer = sendOnce(method, key, query, body);
        if (answer.statusCode() == wanted || (wanted == 204 && answer.statusCode() == 200)) {
          return answer.body();
        }
        S3Exception failed = S3Exception.of(method, answer.statusCode(), answer.body());
        if (answer.statusCode() < 500 && answer.statusCode() != 429) {
          throw failed;
        }
        last = failed;
      } catch (S3Exception e) {
        throw e;
      } catch (IOException e) {
        last = e;
      }
      pause(attempt);
    }
    throw new IOException("The photo store does not answer as it should: " + place(), last);
  }

  private HttpResponse<InputStream> sendOnce(
      String method, String key, SortedMap<String, String> query, BodyPublisher body)
      throws IOException {
    String path = "/" + bucket.bucket() + key;
    String queryText =
        query.entrySet().stream()
            .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
            .collect(Collectors.joining("&"));
    String time = Signature.time(clock.instant());
    TreeMap<String, String> signed = new TreeMap<>();
    signed.put("host", bucket.endpoint().getRawAuthority());
    signed.put("x-amz-content-sha256", UNSIGNED);
    signed.put("x-amz-date", time);
    HttpRequest request =
        HttpRequest.newBuilder()
            .uri(
                URI.create(
                    bucket.endpoint().getScheme()
                        + "://"
                        + bucket.endpoint().getRawAuthority()
                        + path
                        + (queryText.isEmpty() ? "" : "?" + queryText)))
            .timeout(PATIENCE)
            .method(method, body)
            .header("x-amz-content-sha256", UNSIGNED)
            .header("x-amz-date", time)
            .header("Authorization", signature.authorization(method, path, queryText, signed))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Stopped while waiting for the photo store.", e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static void pause(int attempt) throws IOException {
    try {
      Thread.sleep(Duration.ofMillis(200L << attempt));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Stopped while waiting for the photo store.", e);
    }
  }
}
