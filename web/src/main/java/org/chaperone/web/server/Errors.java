package org.chaperone.web.server;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.chaperone.web.access.Everyone;
import org.chaperone.web.page.Pages;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** The page of what was refused before any controller saw it. */
@Controller
final class Errors implements ErrorController {

  private final Pages pages;

  Errors(Pages pages) {
    this.pages = pages;
  }

  @RequestMapping("/error")
  @Everyone
  View error(HttpServletRequest request) {
    Object said = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int status = said instanceof Integer number ? number : 404;
    return pages.show("fault/plain", FaultPage.of(status), status);
  }
}
