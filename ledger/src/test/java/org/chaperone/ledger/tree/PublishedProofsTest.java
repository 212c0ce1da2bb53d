package org.chaperone.ledger.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The proofs that transparency-dev/merkle publishes, right and wrong, get the verdicts it says. */
class PublishedProofsTest {

  @TestFactory
  Stream<DynamicTest> inclusion() throws IOException {
    return verdicts(
        "inclusion",
        98,
        json ->
            hasWholeLeafHash(json)
                && ProofCheck.includes(
                    size(json, "leafIdx"),
                    size(json, "treeSize"),
                    hash(json, "leafHash"),
                    proof(json),
                    hash(json, "root")));
  }

  @TestFactory
  Stream<DynamicTest> consistency() throws IOException {
    return verdicts(
        "consistency",
        98,
        json ->
            ProofCheck.isConsistent(
                size(json, "size1"),
                size(json, "size2"),
                proof(json),
                hash(json, "root1"),
                hash(json, "root2")));
  }

  @TestFactory
  Stream<DynamicTest> subtreeInclusion() throws IOException {
    return verdicts(
        "subtreeinclusion",
        150,
        json ->
            hasWholeLeafHash(json)
                && ProofCheck.includesInSubtree(
                    size(json, "leafIdx"),
                    size(json, "start"),
                    size(json, "end"),
                    hash(json, "leafHash"),
                    proof(json),
                    hash(json, "root")));
  }

  @TestFactory
  Stream<DynamicTest> subtreeConsistency() throws IOException {
    return verdicts(
        "subtreeconsistency",
        100,
        json ->
            ProofCheck.subtreeIsConsistent(
                size(json, "start"),
                size(json, "end"),
                size(json, "size"),
                proof(json),
                hash(json, "root1"),
                hash(json, "root2")));
  }

  private interface Check {
    boolean accepts(JsonNode json);
  }

  private static Stream<DynamicTest> verdicts(String kind, int atLeast, Check check)
      throws IOException {
    Path folder =
        Path.of(System.getProperty("chaperone.shared", ""), "vectors", "merkle", "testdata", kind);
    assumeTrue(Files.isDirectory(folder), "the published proofs are not here: " + folder);
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    assertTrue(files.size() >= atLeast, files.size() + " files of " + kind);
    return files.stream()
        .map(
            file ->
                dynamicTest(
                    folder.relativize(file).toString(),
                    () -> {
                      JsonNode json = new ObjectMapper().readTree(file.toFile());
                      assertEquals(!json.get("wantErr").asBoolean(), check.accepts(json));
                    }));
  }

  private static long size(JsonNode json, String name) {
    return Long.parseUnsignedLong(json.get(name).asString());
  }

  private static Hash hash(JsonNode json, String name) {
    return hash(json.get(name));
  }

  /** Some say "don't care 1" where hashes stand; the same bytes with zeroes say it as well. */
  private static Hash hash(JsonNode text) {
    byte[] bytes = Base64.getDecoder().decode(text.asString());
    return Hash.of(Arrays.copyOf(bytes, Hash.BYTES));
  }

  /** No leaf has a hash of another length, which {@link Hash} does not allow to be said. */
  private static boolean hasWholeLeafHash(JsonNode json) {
    return Base64.getDecoder().decode(json.get("leafHash").asString()).length == Hash.BYTES;
  }

  private static List<Hash> proof(JsonNode json) {
    List<Hash> proof = new ArrayList<>();
    if (json.hasNonNull("proof")) {
      json.get("proof").forEach(text -> proof.add(hash(text)));
    }
    return proof;
  }
}
