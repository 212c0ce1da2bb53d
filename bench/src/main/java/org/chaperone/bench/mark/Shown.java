package org.chaperone.bench.mark;

import java.io.IOException;
import java.util.List;
import org.chaperone.bench.mark.leak.Recoding;
import org.chaperone.mark.Embedder;
import org.chaperone.mark.Mask;
import org.chaperone.mark.Strength;
import org.chaperone.mark.ViewKey;
import org.chaperone.picture.Picture;

/** A rendition from which views are served, and the keys of the views that were. */
final class Shown implements AutoCloseable {

  /** As the vault serves. */
  static final int SERVED_QUALITY = 92;

  private final Subject subject;
  private final Picture rendition;
  private final Mask mask;
  private final List<ViewKey> keys;

  Shown(Subject subject, MarkOptions options) throws IOException {
    this.subject = subject;
    rendition = subject.rendition();
    mask = Mask.of(rendition);
    keys = new Keys(options.seed()).ofAccounts(subject.number(), 0, options.candidates());
  }

  Subject subject() {
    return subject;
  }

  Picture rendition() {
    return rendition;
  }

  Mask mask() {
    return mask;
  }

  /** Of all views of this photograph, each by another account. */
  List<ViewKey> keys() {
    return keys;
  }

  /** Marked and not compressed yet. */
  Picture marked(ViewKey key) {
    return Embedder.embed(rendition, mask, key, Strength.STANDARD);
  }

  /** What arrives where it is looked at. */
  Picture served(ViewKey key) {
    try (Picture marked = marked(key)) {
      return Recoding.jpeg(marked, SERVED_QUALITY);
    }
  }

  @Override
  public void close() {
    rendition.close();
  }
}
