package org.chaperone.web.server;

import java.util.List;
import org.chaperone.web.access.LookupLimit;
import org.chaperone.web.access.RouteRules;
import org.chaperone.web.access.SignedInArgument;
import org.springframework.stereotype.Component;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What stands between a request and its controller. */
@Component
final class Mapping implements WebMvcConfigurer {

  private final RequestLog log;
  private final RouteRules rules;
  private final LookupLimit lookups;
  private final SignedInArgument who;

  Mapping(RequestLog log, RouteRules rules, LookupLimit lookups, SignedInArgument who) {
    this.log = log;
    this.rules = rules;
    this.lookups = lookups;
    this.who = who;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(log).order(0);
    registry.addInterceptor(rules).order(1);
    registry.addInterceptor(lookups).order(2);
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(who);
  }
}
