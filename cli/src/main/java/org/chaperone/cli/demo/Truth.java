package org.chaperone.cli.demo;

import java.util.Set;

/** What the demo knows of a leaked file, because it made it. */
sealed interface Truth {

  /** The file of a photograph, byte for byte. */
  record SameFile(String photograph) implements Truth {}

  /** A picture made from these photographs of the archive. */
  record Copy(Set<String> photographs) implements Truth {}

  /** Another shot of what a photograph shows, itself in no archive. */
  record Unfiled(String photograph) implements Truth {}

  /** A picture that has nothing to do with the clinic. */
  record Stranger() implements Truth {}

  /** A picture's name, and no picture. */
  record Broken() implements Truth {}

  /** No picture, and not meant to be one. */
  record Note() implements Truth {}

  /** The photographs of the archive that this has to do with. */
  default Set<String> sources() {
    return switch (this) {
      case SameFile(String photograph) -> Set.of(photograph);
      case Copy(Set<String> photographs) -> photographs;
      case Unfiled(String photograph) -> Set.of(photograph);
      case Stranger(), Broken(), Note() -> Set.of();
    };
  }
}
