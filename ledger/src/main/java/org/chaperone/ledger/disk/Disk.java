package org.chaperone.ledger.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * What the ledger asks of a disk.
 *
 * <p>Nothing written is safe from a power cut before {@link DiskFile#force} has returned, nor is a
 * file's name before {@link #forceFolder} of its folder has. After a failed force nobody knows what
 * is on the disk, and trying again proves nothing: the system may have dropped the bytes and call
 * the file clean.
 */
public interface Disk {

  /** Opens a file to read and write, and makes it when it is not there. */
  DiskFile open(Path file) throws IOException;

  /**
   * Opens a file to read.
   *
   * @throws NoSuchFileException when it is not there
   */
  DiskFile read(Path file) throws IOException;

  /** Whether there is a file or folder of this name. */
  boolean exists(Path path) throws IOException;

  /** The names in a folder, sorted; none when the folder is not there. */
  List<String> list(Path folder) throws IOException;

  /** Makes a folder and those above it, where they are missing. */
  void createFolders(Path folder) throws IOException;

  /** Gives a file another name in one step, replacing what bore it. */
  void replace(Path from, Path to) throws IOException;

  /** Removes a file or an empty folder, where it is there. */
  void delete(Path path) throws IOException;

  /** Makes names made, changed and removed in a folder safe. */
  void forceFolder(Path folder) throws IOException;

  /**
   * Keeps other processes, and others in this one, from the same lock until closed.
   *
   * @throws IOException when somebody holds it already
   */
  Closeable lock(Path file) throws IOException;

  /**
   * Reads a small file whole.
   *
   * @throws IOException also when it has more bytes than allowed
   */
  default byte[] readWhole(Path file, int mostBytes) throws IOException {
    try (DiskFile open = read(file)) {
      long size = open.size();
      if (size > mostBytes) {
        throw new IOException(file + " has more than " + mostBytes + " bytes.");
      }
      byte[] bytes = new byte[(int) size];
      open.read(0, bytes, 0, bytes.length);
      return bytes;
    }
  }

  /**
   * Writes a small file so that it is there whole or as it was before, whatever happens. The name
   * is safe only once its folder has been forced.
   */
  default void writeWhole(Path file, byte[] bytes) throws IOException {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try (DiskFile open = open(partial)) {
      open.truncate(0);
      open.write(0, bytes, 0, bytes.length);
      open.force();
    }
    replace(partial, file);
  }
}
