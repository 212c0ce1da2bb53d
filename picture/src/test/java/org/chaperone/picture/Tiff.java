package org.chaperone.picture;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes uncompressed, big-endian TIFF files of one or more pages, with any tags. */
public final class Tiff {

  private static final int STRIP_PLACES = 273;
  private static final int TILE_PLACES = 324;

  private final int width;
  private final int height;
  private final byte[] samples;
  private final int bytesAPixel;
  private final Map<Integer, int[]> tags = new TreeMap<>();
  private int tile;

  /** A page of whole bytes a pixel; {@code samples} are its rows from the top. */
  public Tiff(int width, int height, int bits, int samplesAPixel, int colour, byte[] samples) {
    this.width = width;
    this.height = height;
    this.samples = samples;
    this.bytesAPixel = Math.max(1, bits * samplesAPixel / 8);
    with(256, width).with(257, height).with(259, 1).with(262, colour).with(277, samplesAPixel);
    with(258, Collections.nCopies(samplesAPixel, bits).stream().mapToInt(b -> b).toArray());
  }

  /** A page of 8-bit red, green, blue. */
  public static Tiff rgb(Picture picture) {
    byte[] bgr = picture.bgr();
    byte[] rgb = new byte[bgr.length];
    for (int i = 0; i < bgr.length; i += 3) {
      rgb[i] = bgr[i + 2];
      rgb[i + 1] = bgr[i + 1];
      rgb[i + 2] = bgr[i];
    }
    return new Tiff(picture.width(), picture.height(), 8, 3, 2, rgb);
  }

  /** A page of 16-bit red, green, blue: each byte twice. */
  public static Tiff deepRgb(Picture picture) {
    Tiff plain = rgb(picture);
    return new Tiff(plain.width, plain.height, 16, 3, 2, twice(plain.samples));
  }

  public static byte[] twice(byte[] bytes) {
    byte[] out = new byte[bytes.length * 2];
    for (int i = 0; i < out.length; i++) {
      out[i] = bytes[i / 2];
    }
    return out;
  }

  /** With a tag of these short values. */
  public Tiff with(int tag, int... values) {
    tags.put(tag, values);
    return this;
  }

  /** In tiles of this side, a multiple of 16 that divides both sides. */
  public Tiff inTilesOf(int side) {
    tile = side;
    return this;
  }

  public byte[] bytes() {
    return file(List.of(this));
  }

  public static byte[] file(List<Tiff> pages) {
    var out = new ByteArrayOutputStream();
    try (var data = new DataOutputStream(out)) {
      data.writeInt(0x4D4D002A);
      data.writeInt(8);
      for (int i = 0; i < pages.size(); i++) {
        pages.get(i).write(data, i + 1 < pages.size());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The directory, then the values that do not fit into it, then the pixels. */
  private void write(DataOutputStream out, boolean hasNext) throws IOException {
    List<byte[]> pieces = tile == 0 ? List.of(samples) : tiles();
    int[] places = new int[pieces.size()];
    with(tile == 0 ? STRIP_PLACES : TILE_PLACES, places);
    with(tile == 0 ? 279 : 325, pieces.stream().mapToInt(piece -> piece.length).toArray());
    if (tile == 0) {
      with(278, height);
    } else {
      with(322, tile).with(323, tile);
    }
    int outside = out.size() + 2 + 12 * tags.size() + 4;
    int at = outside;
    for (Map.Entry<Integer, int[]> tag : tags.entrySet()) {
      at += Entry.of(tag).outside();
    }
    for (int i = 0; i < places.length; i++) {
      places[i] = at;
      at += pieces.get(i).length;
    }
    out.writeShort(tags.size());
    for (Map.Entry<Integer, int[]> tag : tags.entrySet()) {
      Entry.of(tag).write(out, outside);
      outside += Entry.of(tag).outside();
    }
    out.writeInt(hasNext ? at : 0);
    for (Map.Entry<Integer, int[]> tag : tags.entrySet()) {
      if (Entry.of(tag).outside() > 0) {
        out.write(Entry.of(tag).bytes());
      }
    }
    for (byte[] piece : pieces) {
      out.write(piece);
    }
  }

  /** An entry of the directory, of shorts unless its values are places. */
  private record Entry(int tag, boolean places, int[] values) {

    static Entry of(Map.Entry<Integer, int[]> tag) {
      int number = tag.getKey();
      return new Entry(number, number == STRIP_PLACES || number == TILE_PLACES, tag.getValue());
    }

    byte[] bytes() {
      ByteBuffer out = ByteBuffer.allocate(values.length * (places ? 4 : 2));
      for (int value : values) {
        if (places) {
          out.putInt(value);
        } else {
          out.putShort((short) value);
        }
      }
      return out.array();
    }

    /** How many bytes do not fit into the entry itself. */
    int outside() {
      return bytes().length > 4 ? bytes().length : 0;
    }

    void write(DataOutputStream out, int place) throws IOException {
      out.writeShort(tag);
      out.writeShort(places ? 4 : 3);
      out.writeInt(values.length);
      if (outside() > 0) {
        out.writeInt(place);
      } else {
        out.write(Arrays.copyOf(bytes(), 4));
      }
    }
  }

  private List<byte[]> tiles() {
    List<byte[]> tiles = new ArrayList<>();
    int row = tile * bytesAPixel;
    for (int y = 0; y < height; y += tile) {
      for (int x = 0; x < width; x += tile) {
        byte[] bytes = new byte[row * tile];
        for (int i = 0; i < tile; i++) {
          System.arraycopy(samples, ((y + i) * width + x) * bytesAPixel, bytes, i * row, row);
        }
        tiles.add(bytes);
      }
    }
    return tiles;
  }
}
