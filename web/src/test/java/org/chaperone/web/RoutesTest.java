package org.chaperone.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.chaperone.web.access.Everyone;
import org.chaperone.web.access.Only;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Every route says whose it is. */
final class RoutesTest {

  @Test
  void everyRouteHasOneRule() throws Exception {
    List<String> without = new ArrayList<>();
    List<Method> routes = routes();
    for (Method route : routes) {
      boolean everyone = route.isAnnotationPresent(Everyone.class);
      boolean only = route.isAnnotationPresent(Only.class);
      if (everyone == only) {
        without.add(route.getDeclaringClass().getSimpleName() + "." + route.getName());
      }
    }
    assertEquals(List.of(), without);
    assertFalse(routes.isEmpty());
  }

  static List<Method> routes() throws ClassNotFoundException {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
    List<Method> routes = new ArrayList<>();
    for (var found : scanner.findCandidateComponents("org.chaperone.web")) {
      for (Method method : Class.forName(found.getBeanClassName()).getDeclaredMethods()) {
        if (AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class)) {
          routes.add(method);
        }
      }
    }
    return routes;
  }
}
