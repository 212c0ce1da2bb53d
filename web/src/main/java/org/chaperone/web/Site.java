package org.chaperone.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.vault.Vault;
import org.chaperone.web.metrics.MetricsServer;
import org.chaperone.web.server.FrameworkLog;
import org.chaperone.web.server.SiteConfiguration;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A running site. */
public final class Site implements AutoCloseable {

  /** With a key for each connection, and none of those whose padding has been attacked. */
  private static final List<String> CIPHERS =
      List.of(
          "TLS_AES_256_GCM_SHA384",
          "TLS_AES_128_GCM_SHA256",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

  private final ConfigurableApplicationContext context;

  private Site(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * Serves a vault; ready when this returns.
   *
   * @param vault stays its owner's to close, after the site
   */
  public static Site start(SiteSettings settings, Vault vault) {
    return start(settings, () -> vault);
  }

  /** The same of a vault that need not be there before the site listens. */
  static Site start(SiteSettings settings, Supplier<Vault> vault) {
    FrameworkLog.into(settings.log());
    Site site =
        new Site(
            new SpringApplicationBuilder(SiteConfiguration.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .lazyInitialization(true)
                .properties(properties(settings))
                .initializers(starting -> register(starting, settings, vault))
                .run());
    if (settings.metrics().isPresent()) {
      try {
        site.metrics();
      } catch (RuntimeException e) {
        site.close();
        throw e;
      }
    }
    return site;
  }

  private static void register(
      ConfigurableApplicationContext context, SiteSettings settings, Supplier<Vault> vault) {
    context.getBeanFactory().registerSingleton("settings", settings);
    if (!(context instanceof BeanDefinitionRegistry beans)) {
      throw new IllegalStateException("Beans cannot be registered in this kind of context.");
    }
    beans.registerBeanDefinition("vault", ofItsOwner(Vault.class, vault));
    beans.registerBeanDefinition(
        "keyholder", ofItsOwner(Keyholder.class, () -> context.getBean(Vault.class).keyholder()));
  }

  /** Something that is not the site's to close. */
  private static <T> BeanDefinition ofItsOwner(Class<T> type, Supplier<T> owned) {
    RootBeanDefinition bean = new RootBeanDefinition(type, owned);
    bean.setDestroyMethodName("");
    return bean;
  }

  private MetricsServer metrics() {
    return context.getBean(MetricsServer.class);
  }

  private static Map<String, Object> properties(SiteSettings settings) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("server.address", settings.address());
    properties.put("server.port", settings.port());
    properties.put("server.shutdown", "graceful");
    properties.put("spring.lifecycle.timeout-per-shutdown-phase", "5s");
    properties.put("server.server-header", "");
    properties.put("server.servlet.session.timeout", "30m");
    properties.put("server.servlet.session.cookie.http-only", true);
    properties.put("server.servlet.session.cookie.same-site", "strict");
    properties.put("server.servlet.session.cookie.secure", settings.isEncrypted());
    properties.put(
        "server.servlet.session.cookie.name",
        settings.isEncrypted() ? "__Host-chaperone" : "chaperone");
    properties.put("server.servlet.session.tracking-modes", "cookie");
    properties.put("server.tomcat.max-http-form-post-size", "256KB");
    properties.put("server.tomcat.max-swallow-size", "2MB");
    properties.put("server.max-http-request-header-size", "16KB");
    properties.put("server.compression.enabled", true);
    properties.put(
        "server.compression.mime-types", "text/html,text/css,text/javascript,image/svg+xml");
    // Whose addresses these are says account.ClientAddress; Tomcat would take the client's own
    // word.
    properties.put("server.tomcat.remoteip.remote-ip-header", "x-not-looked-at");
    properties.put("server.forward-headers-strategy", settings.behindProxy() ? "native" : "none");
    properties.put("spring.threads.virtual.enabled", true);
    properties.put("spring.web.resources.add-mappings", false);
    properties.put("spring.servlet.multipart.enabled", false);
    properties.put("spring.jmx.enabled", false);
    properties.put("spring.main.log-startup-info", false);
    settings
        .tls()
        .ifPresent(
            tls -> {
              properties.put("server.ssl.certificate", tls.certificate().toUri().toString());
              properties.put(
                  "server.ssl.certificate-private-key", tls.privateKey().toUri().toString());
              properties.put("server.ssl.enabled-protocols", "TLSv1.3,TLSv1.2");
              properties.put("server.ssl.ciphers", String.join(",", CIPHERS));
            });
    return properties;
  }

  /** The port it listens at. */
  public int port() {
    var server = ((ServletWebServerApplicationContext) context).getWebServer();
    if (server == null) {
      throw new IllegalStateException("The site is closed.");
    }
    return server.getPort();
  }

  /** The port at which metrics are read, where they are. */
  public int metricsPort() {
    return metrics().port();
  }

  /** Answers what was asked, for a few seconds, and ends. */
  @Override
  public void close() {
    context.close();
  }
}
