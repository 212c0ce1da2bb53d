package org.chaperone.vault.adding;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.tiff.TiffMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.chaperone.picture.PictureFormat;

/** When a photograph was taken, by its file's EXIF. */
final class ExifTime {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss", Locale.ROOT);

  private static final int HEAD = 64;

  private ExifTime() {}

  /** By the camera's clock; empty when the file does not say. */
  static Optional<LocalDateTime> of(Path file) {
    try {
      Metadata metadata = metadata(file);
      for (ExifSubIFDDirectory exif : metadata.getDirectoriesOfType(ExifSubIFDDirectory.class)) {
        String text = exif.getString(ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL);
        if (text != null) {
          return Optional.of(LocalDateTime.parse(text.strip(), FORM));
        }
      }
      return Optional.empty();
    } catch (ImageProcessingException | IOException | DateTimeException e) {
      // EXIF is often damaged, and a photograph without it is as good.
      return Optional.empty();
    }
  }

  private static Metadata metadata(Path file) throws IOException, ImageProcessingException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD);
    }
    // A TIFF file has its tags anywhere; whoever does not say it is a file gets all of it in
    // memory.
    return PictureFormat.of(head).equals(Optional.of(PictureFormat.TIFF))
        ? TiffMetadataReader.readMetadata(file.toFile())
        : ImageMetadataReader.readMetadata(file.toFile());
  }
}
