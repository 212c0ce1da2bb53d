package org.chaperone.web.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.session.CredentialKind;
import org.chaperone.keyholder.session.CredentialSummary;
import org.chaperone.keyholder.session.provider.Provider;
import org.chaperone.web.SiteSettings;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.account.ConfirmPage.Field;
import org.springframework.stereotype.Component;

/** By what somebody can confirm that it is them, and the page that asks for it. */
@Component
public final class Ways {

  private final Keyholder keyholder;
  private final SiteSettings settings;

  /** One for the site. */
  public Ways(Keyholder keyholder, SiteSettings settings) {
    this.keyholder = keyholder;
    this.settings = settings;
  }

  /**
   * The page that a request gets instead of its answer: it asks, and sends the same request again.
   */
  public ConfirmPage before(HttpServletRequest request, SignedIn who) {
    List<Field> fields = new ArrayList<>();
    for (Map.Entry<String, String[]> one : request.getParameterMap().entrySet()) {
      if (!one.getKey().equals("_csrf")) {
        Arrays.stream(one.getValue()).map(v -> new Field(one.getKey(), v)).forEach(fields::add);
      }
    }
    boolean isPost = request.getMethod().equals("POST");
    return of(who).goingOn(isPost ? "post" : "get", request.getRequestURI(), fields);
  }

  /** The page that asks, and goes on elsewhere. */
  public ConfirmPage before(String path, SignedIn who) {
    return of(who).goingOn("get", path, List.of());
  }

  ConfirmPage of(SignedIn who) {
    List<CredentialKind> kinds =
        keyholder.credentials(who.session()).stream().map(CredentialSummary::kind).toList();
    return new ConfirmPage(
        kinds.contains(CredentialKind.PASSKEY),
        settings.demo().stream()
            .flatMap(people -> people.all().stream())
            .anyMatch(person -> person.name().equals(who.name())),
        kinds.contains(CredentialKind.PROVIDER)
            ? keyholder.provider().filter(Provider::confirms).map(Provider::name)
            : Optional.empty(),
        "get",
        "/",
        List.of());
  }
}
