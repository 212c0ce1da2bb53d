package org.chaperone.mark;

import java.util.Arrays;

/**
 * What the mark of one view of one photograph is made with: a part that all views of the same
 * account share, so that averaging one's own views helps nobody, and a part of this view alone.
 *
 * <p>Both keys are secret. {@link #close} wipes them; nothing prints them.
 */
public final class ViewKey implements AutoCloseable {

  /** Length of each part, in bytes. */
  public static final int BYTES = 32;

  private final byte[] account;
  private final byte[] view;

  /** Copies both parts. */
  public ViewKey(byte[] account, byte[] view) {
    if (account.length != BYTES || view.length != BYTES) {
      throw new IllegalArgumentException("the parts of a view's key are " + BYTES + " bytes each");
    }
    this.account = account.clone();
    this.view = view.clone();
  }

  /** A copy of a part. */
  byte[] bytes(Part part) {
    return (part == Part.ACCOUNT ? account : view).clone();
  }

  @Override
  public void close() {
    Arrays.fill(account, (byte) 0);
    Arrays.fill(view, (byte) 0);
  }

  @Override
  public String toString() {
    return "ViewKey";
  }
}
