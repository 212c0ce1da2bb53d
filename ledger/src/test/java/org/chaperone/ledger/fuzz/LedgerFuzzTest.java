package org.chaperone.ledger.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All parsers of the ledger. Plain tests run the seeds; with JAZZER_FUZZ=1 in the environment they
 * are fuzzed: {@code JAZZER_FUZZ=1 mvn -pl ledger test -Dtest=LedgerFuzzTest}.
 */
class LedgerFuzzTest {

  static Stream<Arguments> any() throws IOException {
    Stream.Builder<Arguments> seeds = Stream.builder();
    for (FuzzedFormat format : FuzzedFormat.values()) {
      for (byte[] seed : format.seeds()) {
        seeds.add(Arguments.of((Object) AnyFormatTarget.input(format, seed)));
      }
    }
    return seeds.build();
  }

  @MethodSource
  @FuzzTest(maxDuration = "10m")
  void any(byte[] bytes) throws IOException {
    AnyFormatTarget.fuzzerTestOneInput(bytes);
  }
}
