package org.chaperone.cli.demo.theft;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Another process of the same Java with the same classes. */
final class JavaProcess {

  private JavaProcess() {}

  /** The command line that runs a class. */
  static List<String> command(String mainClass, Object... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                mainClass));
    Arrays.stream(arguments).map(Object::toString).forEach(command::add);
    return command;
  }
}
