package org.chaperone.trace.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chaperone.trace.report.TraceReport.Item;

/**
 * The pictures of the page, each with a number: first the leaked pictures with matches, then the
 * photographs they show, then the other leaked pictures, so that where not all fit, those that
 * matter do.
 */
final class PagePictures {

  /** Pictures stand in blocks of about this many characters, so that the page can find one fast. */
  private static final int BLOCK = 256 * 1024;

  private final List<Item> items;
  private final int[] itemOrder;
  private final int[] itemNumbers;
  private final Map<String, Integer> photographs;
  private final int matched;

  private PagePictures(
      List<Item> items, int[] itemOrder, int matched, Map<String, Integer> photographs) {
    this.items = items;
    this.itemOrder = itemOrder;
    this.matched = matched;
    this.photographs = photographs;
    this.itemNumbers = new int[items.size()];
    for (int i = 0; i < itemOrder.length; i++) {
      itemNumbers[itemOrder[i]] = i < matched ? i : i + photographs.size();
    }
  }

  static PagePictures of(TraceReport report) {
    List<Item> items = report.items();
    int[] order =
        IntStream.range(0, items.size())
            .boxed()
            .sorted(Comparator.comparing(i -> items.get(i).matches().isEmpty()))
            .mapToInt(i -> i)
            .toArray();
    int matched = (int) items.stream().filter(item -> !item.matches().isEmpty()).count();
    Map<String, Integer> photographs = new LinkedHashMap<>();
    for (Item item : items) {
      for (var match : item.matches()) {
        photographs.putIfAbsent(match.photograph(), photographs.size());
      }
    }
    return new PagePictures(items, order, matched, photographs);
  }

  /** How many pictures the page has room for. */
  int size() {
    return items.size() + photographs.size();
  }

  /** The number of an item's picture, by the item's place in the report. */
  int ofItem(int item) {
    return itemNumbers[item];
  }

  /** The photographs of all matches, in the order of their first. */
  List<String> photographs() {
    return List.copyOf(photographs.keySet());
  }

  /** The place of a photograph in {@link #photographs()}. */
  int placeOf(String photograph) {
    Integer place = photographs.get(photograph);
    if (place == null) {
      throw new IllegalArgumentException("a photograph without a match");
    }
    return place;
  }

  /** The number of the first photograph's picture; the others follow in their order. */
  int firstPhotograph() {
    return matched;
  }

  /**
   * Streams the pictures out, one a line in blocks: {@code webp 160 120 4000 3000 UklGR…}, or
   * {@code -} where there is none or the page is full.
   */
  void writeTo(OutputStream out, Previews previews) throws IOException {
    var blocks = new Blocks(out);
    for (int i = 0; i < matched; i++) {
      blocks.add(previews.leaked(items.get(itemOrder[i])));
    }
    for (String photograph : photographs.keySet()) {
      blocks.add(previews.photograph(photograph));
    }
    for (int i = matched; i < itemOrder.length; i++) {
      blocks.add(previews.leaked(items.get(itemOrder[i])));
    }
    blocks.close();
  }

  private static final class Blocks {
    private final OutputStream out;
    private final List<byte[]> lines = new ArrayList<>();
    private int first;
    private int characters;
    private long bytes;

    Blocks(OutputStream out) {
      this.out = out;
    }

    void add(Optional<Preview> preview) throws IOException {
      boolean fits =
          preview.isPresent() && bytes + preview.get().file().length <= PreviewBudget.PAGE_BYTES;
      byte[] line = fits ? line(preview.get()) : new byte[] {'-'};
      bytes += fits ? preview.get().file().length : 0;
      lines.add(line);
      characters += line.length;
      if (characters >= BLOCK) {
        close();
      }
    }

    private static byte[] line(Preview preview) {
      String head =
          "%s %d %d %d %d "
              .formatted(
                  preview.subtype(),
                  preview.width(),
                  preview.height(),
                  preview.originalWidth(),
                  preview.originalHeight());
      return (head + Base64.getEncoder().encodeToString(preview.file()))
          .getBytes(StandardCharsets.US_ASCII);
    }

    void close() throws IOException {
      if (lines.isEmpty()) {
        return;
      }
      out.write(
          ("<script type=\"text/plain\" class=\"pictures\" data-first=\"" + first + "\">")
              .getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < lines.size(); i++) {
        if (i > 0) {
          out.write('\n');
        }
        out.write(lines.get(i));
      }
      out.write("</script>\n".getBytes(StandardCharsets.US_ASCII));
      first += lines.size();
      lines.clear();
      characters = 0;
    }
  }
}
