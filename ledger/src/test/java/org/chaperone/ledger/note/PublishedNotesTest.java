package org.chaperone.ledger.note;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.ledger.tree.TreeHasher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Notes, with the examples that the specifications give. */
class PublishedNotesTest {

  private static final String EXAMPLE_KEY =
      "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
  private static final String EXAMPLE =
      """
      This is an example message.

      — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
      """;

  /** Of golang.org/x/mod/sumdb/note; its base 64 holds a plus sign. */
  private static final String PETER =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

  private static final String PETER_NOTE =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.

      — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
      """;

  private static SignedNote note(String text) throws MalformedException {
    return SignedNote.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void verifiesTheSpecificationsExample() throws MalformedException {
    VerifierKey key = VerifierKey.parse(EXAMPLE_KEY);
    assertEquals(EXAMPLE_KEY, key.toString());
    assertEquals("example.com/foo", key.name());
    assertTrue(note(EXAMPLE).verifiedBy(key));
    assertFalse(note(EXAMPLE.replace("an example", "another")).verifiedBy(key));
    assertEquals(EXAMPLE, new String(note(EXAMPLE).bytes(), StandardCharsets.UTF_8));
  }

  @Test
  void verifiesTheNoteOfTheGoProject() throws MalformedException {
    assertTrue(note(PETER_NOTE).verifiedBy(VerifierKey.parse(PETER)));
  }

  @Test
  void readsTheSpecificationsCheckpoint() throws MalformedException {
    SignedNote note =
        note(
            """
            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
            """);
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    assertEquals(20852163, checkpoint.size());
    assertEquals("example.com/behind-the-sofa", checkpoint.origin());
    assertEquals(note.text(), checkpoint.text());
    assertEquals(2, note.signatures().size());
  }

  @ParameterizedTest
  @EnumSource
  void whatASignerSignsItsVerifierAccepts(KeyType type) throws MalformedException {
    InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000));
    NoteSigner signer = new NoteSigner("w.example/1", type, new byte[32], clock);
    VerifierKey key = VerifierKey.parse(signer.verifier().toString());
    String text = new Checkpoint("log.example", 3, new TreeHasher().empty()).text();
    SignedNote signed = new SignedNote(text, List.of(signer.sign(text)));
    SignedNote read = SignedNote.parse(signed.bytes());
    assertEquals(signed, read);
    assertTrue(read.verifiedBy(key));
    assertEquals(
        type.isTimed() ? 1_700_000_000 : -1, read.signatures().getFirst().time(key).orElse(-1));
    String other = new Checkpoint("log.example", 4, new TreeHasher().empty()).text();
    assertFalse(new SignedNote(other, read.signatures()).verifiedBy(key));
    byte[] seed = new byte[32];
    seed[31] = 1;
    assertFalse(read.verifiedBy(new NoteSigner("w.example/1", type, seed, clock).verifier()));
  }

  @Test
  void anEd25519CosignatureSignsWhatTheSpecificationSays() throws MalformedException {
    InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(1679315147));
    NoteSigner signer = new NoteSigner("w", KeyType.COSIGNATURE_ED25519, new byte[32], clock);
    String text =
        "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
    byte[] made = signer.sign(text).signature();
    String message = "cosignature/v1\ntime 1679315147\n" + text;
    NoteSigner plain = NoteSigner.ofLog("w", new byte[32]);
    byte[] raw = plain.sign(message).signature();
    assertEquals(HexFormat.of().formatHex(raw), HexFormat.of().formatHex(made).substring(16));
  }

  @Test
  void anMlDsaCosignatureSignsWhatTheSpecificationSays() throws MalformedException {
    NoteSigner signer =
        new NoteSigner("w1", KeyType.COSIGNATURE_ML_DSA_44, new byte[32], InstantSource.system());
    String text = "log\n258\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
    byte[] message = CosignedMessage.of(signer.verifier(), text, 5);
    assertEquals(
        "737562747265652f76310a00" // "subtree/v1\n\0"
            + "027731" // cosigner_name
            + "0000000000000005" // timestamp
            + "036c6f67" // log_origin
            + "0000000000000000" // start
            + "0000000000000102" // end
            + "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        HexFormat.of().formatHex(message));
  }

  @Test
  void aSignatureThatClaimsAKnownKeyAndIsWrongSpoilsTheNote() throws MalformedException {
    NoteSigner signer = NoteSigner.ofLog("log.example", new byte[32]);
    NoteSignature right = signer.sign("text\n");
    NoteSignature wrong = signer.sign("other\n");
    assertTrue(new SignedNote("text\n", List.of(right)).verifiedBy(signer.verifier()));
    assertFalse(new SignedNote("text\n", List.of(right, wrong)).verifiedBy(signer.verifier()));
    NoteSignature stranger = NoteSigner.ofLog("stranger", new byte[32]).sign("x\n");
    assertTrue(new SignedNote("text\n", List.of(stranger, right)).verifiedBy(signer.verifier()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text\n",
        "text\n\n",
        "text\n\n- name AAAAAAA=\n",
        "text\n\n— name AAAAAAA=",
        "text\n\n— name  AAAAAAA=\n",
        "text\n\n— na+me AAAAAAA=\n",
        "text\n\n— name AAAAAAA\n",
        "text\n\n— name AAAAAAB=\n",
        "text\n\n— name AAAA\n",
        "te\tt\n\n— name AAAAAAA=\n",
        "text\n\n— name AAAAAAA=\n\n",
      })
  void refusesWhatIsNoNote(String text) {
    assertThrows(MalformedException.class, () -> note(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "log\n1\n",
        "log\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "log\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "log\n9223372036854775808\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "log\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU\n",
        "log\n1\nAAAA\n",
        "\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "log\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        "log\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n",
      })
  void refusesWhatIsNoCheckpoint(String text) {
    assertThrows(MalformedException.class, () -> Checkpoint.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com/foo",
        "example.com/foo+530d903a",
        "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/bar+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
      })
  void refusesWhatIsNoVerifierKey(String vkey) {
    assertThrows(MalformedException.class, () -> VerifierKey.parse(vkey));
  }
}
