package org.chaperone.bench.site;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody signed in who searches, opens a patient, looks at the gallery and at some pictures. */
final class StaffMember implements AutoCloseable {

  private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"");
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final int LOOKED_AT = 3;

  private final URI origin;
  private final List<Gallery> galleries;
  private final Timings timings;
  private final Random random;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .build();
  private String token = "";

  StaffMember(URI origin, List<Gallery> galleries, Timings timings, Random random) {
    this.origin = origin;
    this.galleries = galleries;
    this.timings = timings;
    this.random = random;
  }

  void signIn(String name) throws IOException, InterruptedException {
    takeToken();
    HttpResponse<byte[]> in = send(post("/sign-in/demo", FORM, "name=" + name));
    if (in.statusCode() != 302) {
      throw new IOException("The site does not let " + name + " in: " + in.statusCode());
    }
    takeToken();
  }

  private void takeToken() throws IOException, InterruptedException {
    HttpRequest page = HttpRequest.newBuilder(origin.resolve("/enrol")).build();
    Matcher found = TOKEN.matcher(client.send(page, BodyHandlers.ofString()).body());
    if (!found.find()) {
      throw new IOException("The site's pages have no token.");
    }
    token = found.group(1);
  }

  /** What is done between two clicks. */
  @FunctionalInterface
  interface Pause {
    /** Takes its time; whether there is more. */
    boolean goesOn() throws InterruptedException;
  }

  /** One patient, from the first letter to the last picture. */
  void seeOne(Pause pause) throws InterruptedException {
    Gallery gallery = galleries.get(random.nextInt(galleries.size()));
    String word = gallery.word();
    for (int letters = 2; letters <= Math.min(4, word.length()); letters++) {
      click(Click.SEARCH, post("/patients/find", FORM, "q=" + word.substring(0, letters)));
    }
    if (!pause.goesOn()) {
      return;
    }
    String patient = "/patients/" + gallery.patient();
    click(Click.PAGE, get(patient));
    click(Click.THUMBNAILS, post(patient + "/thumbnails", "application/json", all(gallery)));
    for (int i = 0; i < LOOKED_AT && pause.goesOn(); i++) {
      List<String> photographs = gallery.photographs();
      String page = patient + "/photographs/" + photographs.get(random.nextInt(photographs.size()));
      click(Click.PHOTOGRAPH, get(page));
      click(Click.VIEW, get(page + "/picture"));
    }
  }

  private static String all(Gallery gallery) {
    return gallery.photographs().stream()
        .map(one -> "\"" + one + "\"")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private HttpRequest get(String path) {
    return HttpRequest.newBuilder(origin.resolve(path)).header("Accept", "text/html").build();
  }

  private HttpRequest post(String path, String type, String body) {
    return HttpRequest.newBuilder(origin.resolve(path))
        .header("Content-Type", type)
        .header("X-CSRF-TOKEN", token)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private void click(Click click, HttpRequest request) throws InterruptedException {
    long began = System.nanoTime();
    try {
      int status = send(request).statusCode();
      if (status == 200) {
        timings.took(click, (System.nanoTime() - began) / 1e6);
      } else {
        timings.failed(click, Integer.toString(status));
      }
    } catch (IOException e) {
      timings.failed(click, e.getClass().getSimpleName());
    }
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofByteArray());
  }

  @Override
  public void close() {
    client.close();
  }
}
