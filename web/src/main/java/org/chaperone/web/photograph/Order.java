package org.chaperone.web.photograph;

import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;

/** In which order a patient's photographs were listed last, so that next and previous follow it. */
public record Order(PatientId patient, List<PhotographId> photographs) {

  private static final String NAME = Order.class.getName();

  /** Copies the list. */
  public Order {
    photographs = List.copyOf(photographs);
  }

  /** Keeps it while the browser's session lasts, in memory. */
  public static void keep(HttpSession browser, PatientId patient, List<PhotographId> photographs) {
    browser.setAttribute(NAME, new Order(patient, photographs));
  }

  /** The order that was kept, if it has the photograph; otherwise the one given. */
  static List<PhotographId> of(
      HttpSession browser, PhotographId photograph, List<PhotographId> otherwise) {
    return Optional.ofNullable(browser.getAttribute(NAME))
        .filter(Order.class::isInstance)
        .map(kept -> ((Order) kept).photographs())
        .filter(kept -> kept.contains(photograph) && otherwise.containsAll(kept))
        .orElse(otherwise);
  }
}
