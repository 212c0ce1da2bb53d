package org.chaperone.cli.configuration;

import java.util.ArrayList;
import java.util.List;
import org.chaperone.cli.configuration.KnownSetting.Part;

/** The configuration file to begin with: every setting explained, none set. */
public final class Template {

  private Template() {}

  /** Its lines. */
  public static List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "# Chaperone's configuration. Copy it to chaperone.conf in the vault's folder, or name");
    lines.add(
        "# it once by `chaperone serve --config FILE`. Take the # off a setting to set it; every");
    lines.add(
        "# one is an option of `serve` too, and what is typed goes before. Paths are absolute.");
    lines.add(
        "# No secret belongs here: settings that end in -file name files whose first line is");
    lines.add("# one, readable by the account alone that runs the site.");
    for (Part part : KnownSettings.PARTS) {
      lines.add("");
      lines.add("# ---- " + part.heading() + " ----");
      for (KnownSetting setting : part.settings()) {
        if (!setting.comment().isEmpty()) {
          lines.add("");
          setting.comment().forEach(line -> lines.add("# " + line));
        }
        lines.add("#" + setting.name() + " = " + setting.example());
      }
    }
    return lines;
  }
}
