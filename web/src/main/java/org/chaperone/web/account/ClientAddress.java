package org.chaperone.web.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.chaperone.web.SiteSettings;

/**
 * Where a request comes from. Behind a proxy it is what the proxy wrote last into {@code
 * X-Forwarded-For}: everything in front of that is the client's own word.
 */
final class ClientAddress {

  private ClientAddress() {}

  static String of(HttpServletRequest request, SiteSettings settings) {
    if (settings.behindProxy()) {
      List<String> written = Collections.list(request.getHeaders("X-Forwarded-For"));
      if (!written.isEmpty()) {
        String last = written.getLast();
        return last.substring(last.lastIndexOf(',') + 1).strip();
      }
    }
    return request.getRemoteAddr();
  }
}
