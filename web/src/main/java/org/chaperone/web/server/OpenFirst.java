package org.chaperone.web.server;

import org.chaperone.vault.Vault;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Nothing listens before the vault is open: of all that is started, this is first. */
@Component
final class OpenFirst implements SmartLifecycle {

  private final ObjectProvider<Vault> vault;
  private volatile boolean isOpen;

  OpenFirst(ObjectProvider<Vault> vault) {
    this.vault = vault;
  }

  @Override
  public void start() {
    vault.getObject();
    isOpen = true;
  }

  @Override
  public void stop() {
    isOpen = false;
  }

  @Override
  public boolean isRunning() {
    return isOpen;
  }

  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }
}
