package org.chaperone.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** A failure as a person reads it. */
final class Failure {

  private Failure() {}

  /** What went wrong, in one sentence. */
  static String inOneSentence(Throwable e) {
    return switch (e) {
      case NoSuchFileException gone -> gone.getFile() + " does not exist.";
      case AccessDeniedException denied -> denied.getFile() + " may not be read or written.";
      case FileSystemException file when file.getReason() != null ->
          file.getFile() + ": " + file.getReason() + ".";
      case OutOfMemoryError memory ->
          "There was not enough memory; try fewer pictures at a time with --threads 1.";
      default -> sentence(e);
    };
  }

  private static String sentence(Throwable e) {
    String message = Objects.requireNonNullElse(e.getMessage(), "");
    if (message.isBlank()) {
      return "It failed (" + e.getClass().getSimpleName() + "); --debug shows where.";
    }
    return message.endsWith(".") ? message : message + ".";
  }
}
