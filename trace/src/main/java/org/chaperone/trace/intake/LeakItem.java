package org.chaperone.trace.intake;

/** One thing found in a leak, named by its path there ({@code leak/a.zip!/b.jpg}). */
public sealed interface LeakItem {

  /**
   * Relative to the parent of the leak argument; {@code !/} stands between a container and what is
   * in it.
   */
  String path();

  /** SHA-256 of the item's bytes in lower-case hex; empty when the bytes could not be had. */
  String sha256();

  /** The bytes of a picture, not yet decoded. */
  record PictureBytes(String path, String sha256, byte[] bytes) implements LeakItem {}

  /** A picture or container that cannot be read, with the reason in one sentence. */
  record Unreadable(String path, String sha256, String reason) implements LeakItem {}

  /** Neither picture nor container, such as a text file: noted, not traced. */
  record Other(String path, String sha256) implements LeakItem {}
}
