package org.chaperone.trace.intake.unpack;

import java.io.InputStream;
import java.util.function.LongSupplier;
import org.chaperone.trace.intake.LeakItem;
import org.jspecify.annotations.Nullable;

/** Where a {@link ContainerReader} hands over what it finds in one container. */
public final class Entries {

  /** What became of an entry. */
  public enum Outcome {
    /** Everything of it was read. */
    WHOLE,
    /** Its bytes end too early. */
    CUT_OFF,
    /** It cost too much and was left. */
    REFUSED
  }

  private final Unpacker unpacker;
  private final Content container;
  private final ItemNames names = new ItemNames();
  private int count;
  private @Nullable String gap;

  Entries(Unpacker unpacker, Content container) {
    this.unpacker = unpacker;
    this.container = container;
  }

  /**
   * Reads an entry at once.
   *
   * @param name as it stands in the container, whatever that is
   * @param bytes the entry unpacked; read only until this returns, not closed
   * @param packedBytes how many bytes have been read from the container so far
   */
  public Outcome add(String name, InputStream bytes, LongSupplier packedBytes) {
    return add(name, bytes, packedBytes, true);
  }

  /** Reads an entry that is not packed at once. */
  public Outcome add(String name, InputStream bytes) {
    return add(name, bytes, null, true);
  }

  /** As the others, but says nothing when the entry is neither picture nor container. */
  public Outcome addIfPicture(String name, InputStream bytes, @Nullable LongSupplier packedBytes) {
    return add(name, bytes, packedBytes, false);
  }

  private Outcome add(
      String name, InputStream bytes, @Nullable LongSupplier packedBytes, boolean others) {
    count();
    String path = container.path() + "!/" + names.next(name);
    return unpacker.visitEntry(container, path, bytes, packedBytes, others);
  }

  /**
   * Reads what a container is packed in as if it were the container: a.tar.gz!/b.jpg.
   *
   * @param name made from the container's own name; used only when it is no tar
   */
  public Outcome addLayer(String name, InputStream bytes, LongSupplier packedBytes) {
    count();
    return unpacker.visitLayer(container, name, bytes, packedBytes);
  }

  /** Reports an entry that cannot be read, with the reason in words. */
  public void addUnreadable(String name, String reason) {
    count();
    String path = container.path() + "!/" + names.next(name);
    container.unpacking().deliver(new LeakItem.Unreadable(path, "", reason));
  }

  /** Says that something of the container could not be read; the first reason is reported. */
  public void missing(String reason) {
    if (gap == null) {
      gap = reason;
    }
  }

  private void count() {
    container.unpacking().spendEntry();
    count++;
    int most = container.unpacking().limits().maxEntries();
    if (count > most) {
      throw new Refusal("it holds more than " + most + " entries; the rest of it was left unread");
    }
  }

  /** Why the container is not complete; none when it is. */
  @Nullable String gap() {
    return gap;
  }
}
