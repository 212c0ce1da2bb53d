package org.chaperone.cli.demo;

import java.nio.file.Path;

/** The demo would mix its pictures with files that are not its own. */
final class NotADemoFolderException extends Exception {

  private static final long serialVersionUID = 1L;

  NotADemoFolderException(Path folder) {
    super(folder + " holds files that are not the demo's; name another folder with --out.");
  }
}
