package org.chaperone.trace.intake;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why a file of the leak cannot be opened, in words that hold no path of this machine. */
final class CannotBeOpened {

  private CannotBeOpened() {}

  static String because(IOException failure) {
    return switch (failure) {
      case AccessDeniedException _ -> "it may not be read by this user";
      case NoSuchFileException _ -> "it is no longer there";
      default -> "it cannot be read from its disk";
    };
  }
}
