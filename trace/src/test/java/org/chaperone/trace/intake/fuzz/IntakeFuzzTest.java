package org.chaperone.trace.intake.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A target for each parser. Plain tests run the seeds; with JAZZER_FUZZ=1 in the environment, one
 * target is fuzzed: {@code JAZZER_FUZZ=1 mvn -pl trace -am test -Dtest=IntakeFuzzTest#pdf
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class IntakeFuzzTest {

  private static final String LONG = "10m";

  private static Stream<Arguments> seeds(FuzzedFormat format) throws Exception {
    List<byte[]> seeds = format.seeds();
    return seeds.stream().map(seed -> Arguments.of((Object) seed));
  }

  static Stream<Arguments> zip() throws Exception {
    return seeds(FuzzedFormat.ZIP);
  }

  @MethodSource
  @FuzzTest(maxDuration = LONG)
  void zip(byte[] bytes) throws Exception {
    LeakUnderTest.read(FuzzedFormat.ZIP, bytes);
  }

  static Stream<Arguments> sevenZip() throws Exception {
    return seeds(FuzzedFormat.SEVEN_ZIP);
  }

  @MethodSource
  @FuzzTest(maxDuration = LONG)
  void sevenZip(byte[] bytes) throws Exception {
    LeakUnderTest.read(FuzzedFormat.SEVEN_ZIP, bytes);
  }

  static Stream<Arguments> tar() throws Exception {
    return seeds(FuzzedFormat.TAR);
  }

  @MethodSource
  @FuzzTest(maxDuration = LONG)
  void tar(byte[] bytes) throws Exception {
    LeakUnderTest.read(FuzzedFormat.TAR, bytes);
  }

  static Stream<Arguments> packed() throws Exception {
    return seeds(FuzzedFormat.PACKED);
  }

  @MethodSource
  @FuzzTest(maxDuration = LONG)
  void packed(byte[] bytes) throws Exception {
    LeakUnderTest.read(FuzzedFormat.PACKED, bytes);
  }

  static Stream<Arguments> pdf() throws Exception {
    return seeds(FuzzedFormat.PDF);
  }

  @MethodSource
  @FuzzTest(maxDuration = LONG)
  void pdf(byte[] bytes) throws Exception {
    LeakUnderTest.read(FuzzedFormat.PDF, bytes);
  }

  static Stream<Arguments> office() throws Exception {
    return seeds(FuzzedFormat.OFFICE);
  }

  @MethodSource
  @FuzzTest(maxDuration = LONG)
  void office(byte[] bytes) throws Exception {
    LeakUnderTest.read(FuzzedFormat.OFFICE, bytes);
  }

  static Stream<Arguments> mail() throws Exception {
    return seeds(FuzzedFormat.MAIL);
  }

  @MethodSource
  @FuzzTest(maxDuration = LONG)
  void mail(byte[] bytes) throws Exception {
    LeakUnderTest.read(FuzzedFormat.MAIL, bytes);
  }

  static Stream<Arguments> mbox() throws Exception {
    return seeds(FuzzedFormat.MBOX);
  }

  @MethodSource
  @FuzzTest(maxDuration = LONG)
  void mbox(byte[] bytes) throws Exception {
    LeakUnderTest.read(FuzzedFormat.MBOX, bytes);
  }
}
