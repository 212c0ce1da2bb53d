package org.chaperone.picture;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * Keeps decoders from writing to the terminal about every odd file: what is wrong with a file is in
 * the answer.
 */
final class NativeNoise {

  private static final Linker LINKER = Linker.nativeLinker();
  private static final SymbolLookup C = LINKER.defaultLookup();

  private NativeNoise() {}

  /**
   * Silences OpenCV, and where the C library is glibc also libjpeg and libpng; Java's own standard
   * error is not touched. Must come before OpenCV is loaded.
   */
  static void silence() {
    try (Arena arena = Arena.ofConfined()) {
      if (C.find("setenv").isPresent()) {
        silenceOpenCv(arena);
      }
      if (C.find("gnu_get_libc_version").isPresent()) {
        silenceTheOthers(arena);
      }
    }
  }

  /** OpenCV reads its level from the environment; one that the user chose stays. */
  private static void silenceOpenCv(Arena arena) {
    MethodHandle setenv =
        LINKER.downcallHandle(
            C.findOrThrow("setenv"), FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
    called(setenv, arena.allocateFrom("OPENCV_LOG_LEVEL"), arena.allocateFrom("SILENT"), 0);
  }

  /**
   * OpenCV leaves libjpeg and libpng their habit of writing to C's stderr. glibc's is a variable,
   * so it can be made to point to a stream that leads nowhere.
   */
  private static void silenceTheOthers(Arena arena) {
    MethodHandle fopen =
        LINKER.downcallHandle(
            C.findOrThrow("fopen"), FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
    var nowhere =
        (MemorySegment) called(fopen, arena.allocateFrom("/dev/null"), arena.allocateFrom("w"));
    if (nowhere.address() != 0) {
      C.findOrThrow("stderr").reinterpret(ADDRESS.byteSize()).set(ADDRESS, 0, nowhere);
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
