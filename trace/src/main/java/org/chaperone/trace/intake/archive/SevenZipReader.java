package org.chaperone.trace.intake.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.StreamSupport;
import org.apache.commons.compress.MemoryLimitException;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.chaperone.trace.intake.unpack.CheckedChannel;
import org.chaperone.trace.intake.unpack.ContainerReader;
import org.chaperone.trace.intake.unpack.Content;
import org.chaperone.trace.intake.unpack.Entries;
import org.chaperone.trace.intake.unpack.Entries.Outcome;
import org.chaperone.trace.intake.unpack.Refusal;

/** Reads 7z archives. */
public final class SevenZipReader implements ContainerReader {

  private static final String ENCRYPTED =
      "it is encrypted; unpack the 7z archive with its password and trace the folder";

  @Override
  public void read(Content container, Entries entries) throws IOException {
    CheckedChannel channel = container.channel();
    SevenZipHeader.check(channel);
    try (SevenZFile archive =
        SevenZFile.builder()
            .setSeekableByteChannel(channel.position(0))
            .setMaxMemoryLimitKiB(DecoderMemory.KIB)
            .setUseDefaultNameForUnnamedEntries(true)
            .get()) {
      for (SevenZArchiveEntry entry = archive.getNextEntry();
          entry != null;
          entry = archive.getNextEntry()) {
        if (entry.isDirectory() || entry.isAntiItem()) {
          continue;
        }
        if (isEncrypted(entry)) {
          entries.addUnreadable(entry.getName(), ENCRYPTED);
          continue;
        }
        Outcome outcome =
            entries.add(entry.getName(), new EntryStream(archive), channel::bytesRead);
        if (outcome != Outcome.WHOLE) {
          // Entries are packed one behind the other: what is after this one needs its bytes.
          entries.missing(
              outcome == Outcome.REFUSED
                  ? "the entries after the one that costs too much were left unread"
                  : "the 7z archive is damaged or cut off; some of it could not be read");
          return;
        }
      }
    } catch (PasswordRequiredException e) {
      throw new Refusal(ENCRYPTED);
    } catch (MemoryLimitException e) {
      throw new Refusal("unpacking it needs more memory than is allowed");
    }
  }

  private static boolean isEncrypted(SevenZArchiveEntry entry) {
    var methods = entry.getContentMethods();
    return methods != null
        && StreamSupport.stream(methods.spliterator(), false)
            .anyMatch(method -> method.getMethod() == SevenZMethod.AES256SHA256);
  }

  /** The bytes of the entry at which the archive stands. */
  private static final class EntryStream extends InputStream {
    private final SevenZFile archive;

    EntryStream(SevenZFile archive) {
      this.archive = archive;
    }

    @Override
    public int read() throws IOException {
      return archive.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return archive.read(into, offset, length);
    }
  }
}
