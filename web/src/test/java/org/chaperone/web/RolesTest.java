package org.chaperone.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chaperone.keyholder.session.Role;
import org.chaperone.web.access.Only;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** Every route that has a rule refuses everybody whom the rule does not name. */
final class RolesTest {

  private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"");

  private record Route(String method, String path, Only rule) {}

  @Test
  void everyRouteRefusesStrangersAndOtherRoles(@TempDir Path folder) throws Exception {
    List<String> open = new ArrayList<>();
    int asked = 0;
    try (ServedClinic clinic = ServedClinic.in(folder)) {
      Browsing nobody = new Browsing(clinic.origin());
      List<Route> ruled = ruled();
      assertTrue(ruled.size() > 20, "routes were found");
      for (Route route : ruled) {
        asked++;
        int status = nobody.ask(route);
        if (status != 302 && status != 401) {
          open.add("nobody: " + route.method() + " " + route.path() + " " + status);
        }
      }
      for (Map.Entry<String, Role> person : ServedClinic.PEOPLE.entrySet()) {
        Browsing browsing = new Browsing(clinic.origin());
        browsing.signIn(person.getKey());
        for (Route route : ruled) {
          if (!List.of(route.rule().value()).contains(person.getValue())) {
            asked++;
            int status = browsing.ask(route);
            if (status != 403) {
              open.add(
                  person.getValue() + ": " + route.method() + " " + route.path() + " " + status);
            }
          }
        }
      }
    }
    assertEquals(List.of(), open);
    assertTrue(asked > 40, "few were asked: " + asked);
  }

  private static List<Route> ruled() throws Exception {
    List<Route> routes = new ArrayList<>();
    for (Method method : RoutesTest.routes()) {
      Only rule = method.getAnnotation(Only.class);
      RequestMapping mapping =
          AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
      if (rule != null && mapping != null) {
        for (RequestMethod verb : mapping.method()) {
          for (String path : mapping.path()) {
            routes.add(new Route(verb.name(), path.replaceAll("\\{[^}]+}", "0".repeat(32)), rule));
          }
        }
      }
    }
    return routes;
  }

  /** A browser without scripts. */
  private static final class Browsing {
    private final URI origin;
    private final HttpClient client =
        HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private String token;

    Browsing(URI origin) throws Exception {
      this.origin = origin;
      this.token = token();
    }

    private String token() throws Exception {
      HttpRequest request = HttpRequest.newBuilder(origin.resolve("/enrol")).build();
      Matcher found =
          TOKEN.matcher(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
      assertTrue(found.find());
      return found.group(1);
    }

    void signIn(String name) throws Exception {
      HttpRequest request =
          HttpRequest.newBuilder(origin.resolve("/sign-in/demo"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .header("X-CSRF-TOKEN", token)
              .POST(HttpRequest.BodyPublishers.ofString("name=" + name))
              .build();
      assertEquals(302, client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
      token = token();
    }

    int ask(Route route) throws Exception {
      HttpRequest request =
          HttpRequest.newBuilder(origin.resolve(route.path()))
              .header("Accept", "text/html")
              .header("X-CSRF-TOKEN", token)
              .method(route.method(), HttpRequest.BodyPublishers.noBody())
              .build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
