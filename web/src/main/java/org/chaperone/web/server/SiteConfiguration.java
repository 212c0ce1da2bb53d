package org.chaperone.web.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.chaperone.web.SiteSettings;
import org.chaperone.web.access.Doorkeeper;
import org.chaperone.web.access.RouteRules;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Puts the server together. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan("org.chaperone.web")
public class SiteConfiguration {

  /** No script or style in a page, nothing from elsewhere, no frame around it. */
  private static final String CONTENT =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:;"
          + " font-src 'self'; connect-src 'self'; manifest-src 'self'; media-src 'self' blob:;"
          + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  private static final String PERMISSIONS =
      "camera=(self), publickey-credentials-get=(self), publickey-credentials-create=(self),"
          + " fullscreen=(self), microphone=(), geolocation=(), display-capture=(), payment=(),"
          + " usb=(), serial=(), bluetooth=(), browsing-topics=()";

  @Bean
  SecurityContextRepository contexts() {
    return new HttpSessionSecurityContextRepository();
  }

  @Bean
  CsrfTokenRepository csrfTokens() {
    return new HttpSessionCsrfTokenRepository();
  }

  /**
   * Spring Security's filters. Who may use a route is said at the route itself, and held by {@link
   * org.chaperone.web.access.RouteRules}.
   */
  @Bean
  SecurityFilterChain filters(
      HttpSecurity http,
      SiteSettings settings,
      SecurityContextRepository contexts,
      CsrfTokenRepository tokens)
      throws Exception {
    http.authorizeHttpRequests(any -> any.anyRequest().permitAll())
        .securityContext(context -> context.securityContextRepository(contexts))
        .csrf(csrf -> csrf.csrfTokenRepository(tokens))
        .exceptionHandling(faults -> faults.accessDeniedHandler(SiteConfiguration::denied))
        .requestCache(cache -> cache.disable())
        .formLogin(login -> login.disable())
        .httpBasic(basic -> basic.disable())
        .logout(logout -> logout.disable())
        .headers(
            headers -> {
              headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT));
              headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN));
              headers.permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS));
              headers.frameOptions(frames -> frames.deny());
              headers.crossOriginOpenerPolicy(
                  opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN));
              headers.crossOriginResourcePolicy(
                  resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
              headers.httpStrictTransportSecurity(
                  strict ->
                      strict
                          .requestMatcher(request -> settings.isEncrypted())
                          .maxAgeInSeconds(31_536_000));
            });
    return http.build();
  }

  /** A form of a session that is over has a token of that session: it leads to the door. */
  private static void denied(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
      throws IOException {
    if (Doorkeeper.present().isEmpty()) {
      RouteRules.toSignIn(request, response, RouteRules.ranOut(request));
    } else {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }
}
