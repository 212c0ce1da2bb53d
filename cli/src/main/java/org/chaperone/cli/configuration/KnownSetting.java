package org.chaperone.cli.configuration;

import java.util.List;

/**
 * A setting that a configuration file may have.
 *
 * @param name as it stands in the file
 * @param option what it stands for on the command line
 * @param comment what it is, in lines
 * @param example a value to show
 */
public record KnownSetting(String name, String option, List<String> comment, String example) {

  /** Copies the lines. */
  public KnownSetting {
    comment = List.copyOf(comment);
  }

  /** Settings that belong together. */
  public record Part(String heading, List<KnownSetting> settings) {

    /** Copies the list. */
    public Part {
      settings = List.copyOf(settings);
    }
  }
}
