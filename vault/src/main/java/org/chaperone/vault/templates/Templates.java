package org.chaperone.vault.templates;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.chaperone.vault.rows.Rows;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The clinic's templates of standard views; until it has its own, those that are shipped.
 *
 * <p>They are no personal data, and lie in the database as they are: the keyholder gives keys for
 * patients and cases, and a list of procedures is on the clinic's door. Pages say that no name
 * belongs into them.
 */
public final class Templates {

  /** The most templates. */
  public static final int MOST = 100;

  private static final String SETTING = "view-templates";
  private static final String SHIPPED = "standard-views.json";
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Rows rows;

  /** Of a vault. */
  public Templates(Rows rows) {
    this.rows = rows;
  }

  /** How they are written. */
  private record All(List<ViewTemplate> templates) {}

  /** Those that are shipped. */
  public static List<ViewTemplate> shipped() {
    try (InputStream in = Templates.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IOException("There is no " + SHIPPED + ".");
      }
      return MAPPER.readValue(in, All.class).templates();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those that hold now. */
  public List<ViewTemplate> all() {
    return rows.setting(SETTING).flatMap(Templates::read).orElseGet(Templates::shipped);
  }

  /** Whether they are the clinic's own. */
  public boolean areOwn() {
    return rows.setting(SETTING).isPresent();
  }

  private static Optional<List<ViewTemplate>> read(String text) {
    try {
      return Optional.of(MAPPER.readValue(text, All.class).templates());
    } catch (JacksonException e) {
      // Written by a later version, or by hand: better the shipped ones than none.
      return Optional.empty();
    }
  }

  /**
   * Makes these the clinic's own.
   *
   * @param templates at most {@value #MOST}, each name once
   */
  public void keep(List<ViewTemplate> templates) {
    long names = templates.stream().map(one -> one.name().strip()).distinct().count();
    if (templates.size() > MOST || names < templates.size()) {
      throw new IllegalArgumentException("At most 100 templates, each with a name of its own.");
    }
    rows.keepSetting(SETTING, MAPPER.writeValueAsString(new All(templates)));
  }

  /** Lets go of the clinic's own. */
  public void forgetOwn() {
    rows.removeSetting(SETTING);
  }
}
