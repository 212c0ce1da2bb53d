package org.chaperone.keyholder.session.provider;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches small documents of the provider: over TLS, or from this very machine; never by way of a
 * redirect, and no more than is reasonable.
 */
public final class Fetching {

  /** The most that is read of an answer, in bytes. */
  public static final int LONGEST = 256 << 10;

  private static final Duration CONNECTING = Duration.ofSeconds(5);
  private static final long MOST_SECONDS = 10;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECTING)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * An address whose answers somebody vouches for.
   *
   * @throws IllegalArgumentException when it is neither https nor on this machine
   */
  static void requireTrustworthy(URI address) {
    String host = address.getHost();
    boolean isPlain =
        host != null && address.getUserInfo() == null && address.getFragment() == null;
    if (isPlain
        && ("https".equals(address.getScheme())
            || ("http".equals(address.getScheme()) && isThisMachine(host)))) {
      return;
    }
    throw new IllegalArgumentException(
        "An identity provider's address begins with https://, or is on this machine.");
  }

  private static boolean isThisMachine(String host) {
    if (host.equals("localhost")) {
      return true;
    }
    boolean isAddress = host.startsWith("[") || host.matches("[0-9.]+");
    try {
      return isAddress && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /**
   * The body of an answer of status 200.
   *
   * @throws IOException when there is none in ten seconds, or it is too long
   */
  public byte[] get(URI address) throws IOException {
    requireTrustworthy(address);
    return body(HttpRequest.newBuilder(address).header("Accept", "application/json").build(), 200);
  }

  /**
   * The body of an answer of this status.
   *
   * @throws IOException when there is none in ten seconds, or it is too long
   */
  public byte[] body(HttpRequest request, int status) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> asked =
        client.sendAsync(
            request,
            HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LONGEST));
    try {
      HttpResponse<byte[]> answer = asked.get(MOST_SECONDS, TimeUnit.SECONDS);
      if (answer.statusCode() != status) {
        throw new IOException("The identity provider answered " + answer.statusCode() + ".");
      }
      return answer.body();
    } catch (TimeoutException e) {
      asked.cancel(true);
      throw new IOException("The identity provider did not answer in time.", e);
    } catch (ExecutionException e) {
      throw new IOException("The identity provider could not be asked.", e);
    } catch (InterruptedException e) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("Asking the identity provider was interrupted.", e);
    }
  }
}
