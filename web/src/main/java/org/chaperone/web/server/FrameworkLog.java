package org.chaperone.web.server;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * What frameworks log: who says it and of what kind the fault is, never their words, which quote
 * addresses and what was sent.
 */
public final class FrameworkLog extends Handler {

  private static final Logger TOMCAT = Logger.getLogger("org.apache");

  private final Consumer<String> log;

  private FrameworkLog(Consumer<String> log) {
    this.log = log;
  }

  /** Leads what frameworks log from now on into the site's log. */
  public static void into(Consumer<String> log) {
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    TOMCAT.setUseParentHandlers(false);
    TOMCAT.setLevel(Level.WARNING);
    for (Handler before : TOMCAT.getHandlers()) {
      TOMCAT.removeHandler(before);
    }
    TOMCAT.addHandler(new FrameworkLog(log));
  }

  @Override
  public void publish(LogRecord said) {
    Throwable fault = said.getThrown();
    log.accept(
        "{\"at\":\"%s\",\"event\":\"framework\",\"level\":\"%s\",\"from\":\"%s\",\"kind\":\"%s\"}"
            .formatted(
                Instant.now(),
                said.getLevel().getName(),
                plain(said.getLoggerName()),
                fault == null ? "" : fault.getClass().getName()));
  }

  /** Loggers of Tomcat are named after hosts too. */
  private static String plain(String name) {
    return name.replaceAll("\\[.*", "").replaceAll("[^A-Za-z0-9_.$]", "");
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
