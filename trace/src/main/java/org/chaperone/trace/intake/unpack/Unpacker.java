package org.chaperone.trace.intake.unpack;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.LongSupplier;
import org.chaperone.trace.intake.LeakItem;
import org.chaperone.trace.intake.unpack.Entries.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Tells a picture from a container, and opens containers inside containers.
 *
 * <p>Whatever a parser throws becomes an {@link LeakItem.Unreadable} here; only {@link
 * UnpackingStopped} leaves.
 */
public final class Unpacker {

  private final Map<ContainerFormat, ContainerReader> readers;

  /** An unpacker that opens these formats; there is a reader for each. */
  public Unpacker(Map<ContainerFormat, ContainerReader> readers) {
    this.readers = Map.copyOf(readers);
  }

  /** Delivers a file of the leak, or everything that lies in it. */
  public void unpack(Content file) {
    visit(file, true);
  }

  Outcome visitEntry(
      Content around,
      String path,
      InputStream bytes,
      @Nullable LongSupplier packed,
      boolean others) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return visit(
        Content.ofEntry(path, name, around.depth() + 1, around.unpacking(), bytes, packed), others);
  }

  Outcome visitLayer(Content around, String name, InputStream bytes, LongSupplier packed) {
    var layer =
        Content.ofEntry(around.path(), name, around.depth() + 1, around.unpacking(), bytes, packed);
    boolean isTar =
        ContentKind.of(layer.stream().head(ContentKind.HEAD), name)
            .equals(new ContentKind.Container(ContainerFormat.TAR));
    return visit(isTar ? layer.asLayer() : layer.at(around.path() + "!/" + name), true);
  }

  private Outcome visit(Content content, boolean others) {
    try (content) {
      readOrSay(content, others);
      var stream = content.stream();
      if (content.depth() > 0 && stream.refusal() == null) {
        drain(content);
      }
      if (stream.refusal() != null) {
        return Outcome.REFUSED;
      }
      return stream.isCutOff() ? Outcome.CUT_OFF : Outcome.WHOLE;
    }
  }

  private void readOrSay(Content content, boolean others) {
    try {
      read(content, others);
    } catch (OutOfMemoryError e) {
      unreadable(content, "", "it needs more memory than there is and was not read");
    } catch (Refusal refusal) {
      if (refusal.concernsOtherThan(content.stream())) {
        throw refusal;
      }
      unreadable(content, content.sha256IfAtHand(), refusal.reason());
    }
  }

  /** Where entries follow each other, the next one begins where this one ends. */
  private static void drain(Content content) {
    try {
      content.stream().drain();
    } catch (Refusal refusal) {
      if (refusal.concernsOtherThan(content.stream())) {
        throw refusal;
      }
      unreadable(content, "", refusal.reason());
    }
  }

  private void read(Content content, boolean others) {
    var stream = content.stream();
    var kind = ContentKind.of(stream.head(ContentKind.HEAD), content.name());
    switch (kind) {
      case ContentKind.Picture _ -> picture(content);
      case ContentKind.Container(ContainerFormat format) -> container(content, format);
      case ContentKind.Closed(String reason) -> unreadable(content, stream.sha256ToEnd(), reason);
      case ContentKind.Neither _ -> neither(content, others);
    }
  }

  private static void picture(Content content) {
    int most = content.unpacking().limits().maxItemBytes();
    var stream = content.stream();
    byte[] bytes;
    try {
      bytes = stream.readNBytes(most);
    } catch (IOException e) {
      throw new IllegalStateException("a content's stream throws no I/O errors", e);
    }
    int next = bytes.length == most ? stream.read() : -1;
    if (next >= 0) {
      unreadable(
          content,
          stream.sha256ToEnd(bytes, next),
          "the picture is larger than " + InWords.bytes(most) + " and was not read");
      return;
    }
    content
        .unpacking()
        .deliver(new LeakItem.PictureBytes(content.path(), ContentStream.sha256(bytes), bytes));
  }

  private static void neither(Content content, boolean others) {
    if (others) {
      String sha256 = content.stream().sha256ToEnd();
      content.unpacking().deliver(new LeakItem.Other(content.path(), sha256));
    }
  }

  private void container(Content content, ContainerFormat format) {
    int deepest = content.unpacking().limits().maxDepth();
    if (content.depth() >= deepest) {
      unreadable(
          content,
          content.stream().sha256ToEnd(),
          "it lies inside " + deepest + " other containers, and deeper ones are not opened");
      return;
    }
    var entries = new Entries(this, content);
    String gap = gapAfterReading(content, format, entries);
    boolean isSaidOfTheSamePath = content.isLayer() && content.stream().isCutOff();
    if (gap != null && !isSaidOfTheSamePath) {
      unreadable(content, content.sha256IfAtHand(), gap);
    }
  }

  private @Nullable String gapAfterReading(
      Content content, ContainerFormat format, Entries entries) {
    var reader = readers.get(format);
    if (reader == null) {
      return "it is a " + format.inWords() + ", which is not opened here";
    }
    try {
      reader.read(content, entries);
      refuseAgain(content);
      return entries.gap();
    } catch (UnpackingStopped | Refusal e) {
      throw e;
    } catch (OutOfMemoryError e) {
      return "the "
          + format.inWords()
          + " needs more memory than there is; some of it was not read";
    } catch (Exception | Error e) {
      content.unpacking().check();
      refuseAgain(content);
      return entries.gap() != null
          ? entries.gap()
          : "the " + format.inWords() + " is damaged or cut off; some of it could not be read";
    }
  }

  /** A parser may have taken the refusal of its bytes for an I/O error of no importance. */
  private static void refuseAgain(Content content) {
    var refusal = content.stream().refusal();
    if (refusal != null) {
      throw refusal;
    }
  }

  private static void unreadable(Content content, String sha256, String reason) {
    content.unpacking().deliver(new LeakItem.Unreadable(content.path(), sha256, reason));
  }
}
