package org.chaperone.web;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.chaperone.vault.Vault;

/** A site that is put together while its vault is being opened, and listens when it is open. */
public final class StartingSite implements AutoCloseable {

  private final CompletableFuture<Vault> vault = new CompletableFuture<>();
  private final FutureTask<Site> site;

  private StartingSite(SiteSettings settings) {
    site = new FutureTask<>(() -> Site.start(settings, vault::join));
  }

  /** Begins to put a site together, in a thread of its own. */
  public static StartingSite of(SiteSettings settings) {
    StartingSite starting = new StartingSite(settings);
    Thread.ofPlatform().name("starting").daemon().start(starting.site);
    return starting;
  }

  /**
   * The site with its vault; ready when this returns.
   *
   * @param opened stays its owner's to close, after the site
   * @throws RuntimeException what {@link Site#start} throws when it cannot be served
   */
  public Site with(Vault opened) throws InterruptedException {
    vault.complete(opened);
    try {
      return site.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException reason) {
        throw reason;
      }
      throw new IllegalStateException("The site did not start.", e.getCause());
    } catch (InterruptedException e) {
      site.cancel(true);
      throw e;
    }
  }

  /** Gives up a site whose vault did not open; one that runs goes on. */
  @Override
  public void close() {
    vault.cancel(true);
  }
}
