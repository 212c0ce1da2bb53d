package org.chaperone.picture.heif;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The system's libheif, version 1.13 or later, as far as reading a picture takes it. The names and
 * numbers are those of its public header files.
 */
final class Libheif {

  /** Where to look first, for those who keep the library in a place of their own. */
  static final String PLACE = "chaperone.libheif";

  private static final int COMPRESSION_HEVC = 1;

  private static final StructLayout ERROR =
      MemoryLayout.structLayout(
          JAVA_INT.withName("code"), JAVA_INT.withName("subcode"), ADDRESS.withName("message"));

  /** Found once, at the first picture. */
  private static final class Found {
    static final Optional<Libheif> LIBRARY = find();
  }

  private final SymbolLookup library;
  private final MethodHandle read;
  private final MethodHandle primary;
  private final MethodHandle decode;

  private Libheif(SymbolLookup library) {
    this.library = library;
    read =
        function(
            "heif_context_read_from_memory_without_copy",
            FunctionDescriptor.of(ERROR, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS));
    primary =
        function(
            "heif_context_get_primary_image_handle",
            FunctionDescriptor.of(ERROR, ADDRESS, ADDRESS));
    decode =
        function(
            "heif_decode_image",
            FunctionDescriptor.of(ERROR, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS));
    // Loads the decoders that newer versions keep in files of their own.
    MethodHandle init = function("heif_init", FunctionDescriptor.of(ERROR, ADDRESS));
    succeeds(init, MemorySegment.NULL);
  }

  /** The library, or nothing where the system has none. */
  static Optional<Libheif> library() {
    return Found.LIBRARY;
  }

  private static Optional<Libheif> find() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    List<String> names =
        system.startsWith("mac")
            ? List.of(
                "/opt/homebrew/lib/libheif.dylib",
                "/usr/local/lib/libheif.dylib",
                "/opt/local/lib/libheif.dylib",
                "libheif.dylib")
            : system.startsWith("windows")
                ? List.of("heif.dll", "libheif.dll")
                : List.of("libheif.so.1", "libheif.so");
    String place = System.getProperty(PLACE, "");
    return (place.isEmpty() ? names.stream() : Stream.of(place))
        .flatMap(name -> loaded(name).stream())
        .findFirst();
  }

  /** Nothing when it is not there, or too old to be of use. */
  private static Optional<Libheif> loaded(String name) {
    try {
      return Optional.of(new Libheif(SymbolLookup.libraryLookup(name, Arena.global())));
    } catch (IllegalArgumentException | NoSuchElementException e) {
      return Optional.empty();
    }
  }

  private MethodHandle function(String name, FunctionDescriptor shape) {
    return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), shape);
  }

  /** Whether the library brings the decoder that HEIC needs. */
  boolean decodesHevc() {
    return number("heif_have_decoder_for_format", COMPRESSION_HEVC) != 0;
  }

  MemorySegment newContext() {
    return (MemorySegment) called(function("heif_context_alloc", FunctionDescriptor.of(ADDRESS)));
  }

  /** Reads the boxes of a file, which must stay in memory as long as the context. */
  boolean reads(MemorySegment context, MemorySegment file) {
    return succeeds(read, context, file, file.byteSize(), MemorySegment.NULL);
  }

  /** Finds the file's main picture; {@code to} takes its handle. */
  boolean findsPrimary(MemorySegment context, MemorySegment to) {
    return succeeds(primary, context, to);
  }

  /** Decodes the picture of a handle; {@code to} takes the image. */
  boolean decodes(
      MemorySegment handle, MemorySegment to, int colourSpace, int chroma, MemorySegment options) {
    return succeeds(decode, handle, to, colourSpace, chroma, options);
  }

  /** The plane's first byte; {@code stride} takes the distance of its rows. */
  MemorySegment plane(MemorySegment image, int channel, MemorySegment stride) {
    return (MemorySegment)
        called(
            function(
                "heif_image_get_plane_readonly",
                FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, ADDRESS)),
            image,
            channel,
            stride);
  }

  MemorySegment newOptions() {
    return (MemorySegment)
        called(function("heif_decoding_options_alloc", FunctionDescriptor.of(ADDRESS)));
  }

  /** Calls a function of one object that returns a number. */
  int number(String name, MemorySegment of) {
    return (int) called(function(name, FunctionDescriptor.of(JAVA_INT, ADDRESS)), of);
  }

  /** Calls a function of one object and a number that returns a number. */
  int number(String name, MemorySegment of, int argument) {
    return (int)
        called(function(name, FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT)), of, argument);
  }

  private int number(String name, int argument) {
    return (int) called(function(name, FunctionDescriptor.of(JAVA_INT, JAVA_INT)), argument);
  }

  /** Calls a function that takes an object's memory back. */
  void free(String name, MemorySegment what) {
    if (what.address() != 0) {
      called(function(name, FunctionDescriptor.ofVoid(ADDRESS)), what);
    }
  }

  private static boolean succeeds(MethodHandle function, Object... arguments) {
    try (Arena arena = Arena.ofConfined()) {
      Object[] all = new Object[arguments.length + 1];
      all[0] = arena;
      System.arraycopy(arguments, 0, all, 1, arguments.length);
      return ((MemorySegment) called(function, all)).get(JAVA_INT, 0) == 0;
    }
  }

  private static Object called(MethodHandle function, Object... arguments) {
    try {
      return function.invokeWithArguments(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("a C function throws nothing", e);
    }
  }
}
