package org.chaperone.web.server;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.chaperone.web.SiteSettings;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * What every answer says to browsers. In front of everything, because the firewall and Tomcat
 * itself answer too, and none of the filters sees that.
 */
@Component
final class Guard implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  /** No script or style in a page, nothing from elsewhere, no frame around it. */
  private static final String CONTENT =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:;"
          + " font-src 'self'; connect-src 'self'; manifest-src 'self'; media-src 'self' blob:;"
          + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  private static final String PERMISSIONS =
      "camera=(self), publickey-credentials-get=(self), publickey-credentials-create=(self),"
          + " fullscreen=(self), microphone=(), geolocation=(), display-capture=(), payment=(),"
          + " usb=(), serial=(), bluetooth=(), browsing-topics=()";

  private static final String NOT_KEPT = "no-store";

  private final Map<String, String> always = new LinkedHashMap<>();

  Guard(SiteSettings settings) {
    always.put("Content-Security-Policy", CONTENT);
    always.put("Permissions-Policy", PERMISSIONS);
    always.put("X-Content-Type-Options", "nosniff");
    always.put("X-Frame-Options", "DENY");
    always.put("Referrer-Policy", "same-origin");
    always.put("Cross-Origin-Opener-Policy", "same-origin");
    always.put("Cross-Origin-Resource-Policy", "same-origin");
    // Whoever may be kept says so in its place.
    always.put("Cache-Control", NOT_KEPT);
    if (settings.isEncrypted()) {
      always.put("Strict-Transport-Security", "max-age=31536000");
    }
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addEngineValves(new First());
  }

  private final class First extends ValveBase {
    private First() {
      super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      always.forEach(response::setHeader);
      getNext().invoke(request, response);
    }
  }
}
