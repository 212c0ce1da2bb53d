package org.chaperone.trace.report;

import java.io.IOException;
import java.util.Optional;

/**
 * Where the page gets its pictures from. Each is asked for once, in the page's own order, and
 * forgotten when it is written.
 */
public interface Previews {

  /** No pictures: the page shows names alone. */
  Previews NONE =
      new Previews() {
        @Override
        public Optional<Preview> leaked(TraceReport.Item item) {
          return Optional.empty();
        }

        @Override
        public Optional<Preview> photograph(String photograph) {
          return Optional.empty();
        }
      };

  /** The preview of a leaked picture; empty when there is none to show. */
  Optional<Preview> leaked(TraceReport.Item item) throws IOException;

  /** The preview of a photograph, named by its path in the archive; empty when there is none. */
  Optional<Preview> photograph(String photograph) throws IOException;
}
