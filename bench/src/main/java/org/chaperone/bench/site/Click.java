package org.chaperone.bench.site;

/** What is measured, each by itself. */
public enum Click {
  /** A few letters of a name, as they are typed. */
  SEARCH("search as it is typed"),
  /** A patient's page without its pictures. */
  PAGE("patient's page"),
  /** The thumbnails of one page, in one answer. */
  THUMBNAILS("its thumbnails"),
  /** A photograph's page. */
  PHOTOGRAPH("photograph's page"),
  /** A photograph at two megapixels. */
  VIEW("view, 2 megapixels");

  private final String words;

  Click(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
