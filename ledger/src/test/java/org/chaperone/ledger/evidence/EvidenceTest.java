package org.chaperone.ledger.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.chaperone.ledger.Ledger;
import org.chaperone.ledger.LedgerSettings;
import org.chaperone.ledger.disk.simulated.SimulatedDisk;
import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.ledger.evidence.EvidenceVerdict.Fails;
import org.chaperone.ledger.evidence.EvidenceVerdict.Holds;
import org.chaperone.ledger.evidence.EvidenceVerdict.Rest;
import org.chaperone.ledger.leaf.ClearPart;
import org.chaperone.ledger.leaf.Details;
import org.chaperone.ledger.leaf.Leaf;
import org.chaperone.ledger.leaf.LeafKey;
import org.chaperone.ledger.leaf.LeafKind;
import org.chaperone.ledger.note.NoteSigner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EvidenceTest {

  private static final NoteSigner KEY = NoteSigner.ofLog("clinic.example/ledger", new byte[32]);
  private static final Trust TRUST = new Trust(KEY.verifier(), List.of(), 0);
  private static final byte[] ANNA = id(1);
  private static final byte[] BERT = id(2);
  private static final byte[] DOCTOR = id(11);
  private static final byte[] NURSE = id(12);

  private final List<Leaf> leaves = new ArrayList<>();
  private Ledger ledger;

  private static byte[] id(int number) {
    byte[] id = new byte[16];
    id[15] = (byte) number;
    return id;
  }

  private static byte[] logKey(byte[] patient) {
    byte[] key = new byte[32];
    key[0] = patient[15];
    return key;
  }

  @BeforeEach
  void openLedger() throws IOException {
    ledger =
        Ledger.open(
            LedgerSettings.of(Path.of("/ledger"), KEY)
                .on(new SimulatedDisk(1))
                .publishedEvery(Duration.ZERO));
  }

  @AfterEach
  void closeLedger() throws IOException {
    ledger.close();
  }

  private void release(byte[] actor, byte[] patient, long time) {
    ClearPart clear = new ClearPart(time, LeafKind.RELEASE, "display", actor, 1, 19);
    Details details =
        new Details(
            Optional.of(patient),
            List.of(id(100 + leaves.size())),
            Optional.of("display"),
            Optional.of(id(7)),
            Optional.of("check-up"),
            Optional.empty(),
            Map.of());
    Leaf leaf = Leaf.seal(clear, details, logKey(patient), new SecureRandom());
    leaves.add(leaf);
    ledger.append(leaf.bytes());
  }

  private void releases(int count) {
    for (int i = 0; i < count; i++) {
      release(i % 3 == 0 ? NURSE : DOCTOR, i % 2 == 0 ? ANNA : BERT, 1000L + i);
    }
  }

  private Map<Long, LeafKey> openings(Claim claim) {
    Map<Long, LeafKey> openings = new TreeMap<>();
    for (int i = 0; i < leaves.size(); i++) {
      byte[] patient = i % 2 == 0 ? ANNA : BERT;
      boolean isAbout = claim.patients().isEmpty() || claim.patients().contains(patient);
      if (claim.matches(i, leaves.get(i).clear()) && isAbout) {
        openings.put((long) i, leaves.get(i).key(logKey(patient)));
      }
    }
    return openings;
  }

  private static Claim claim(long from, long to, List<byte[]> actors, List<byte[]> patients) {
    return new Claim(
        from,
        to,
        Set.of(LeafKind.RELEASE),
        actors,
        OptionalLong.empty(),
        OptionalLong.empty(),
        patients);
  }

  private EvidenceBundle bundle(Claim claim) throws IOException {
    return new EvidenceCollector(ledger).collect(claim, openings(claim), List.of());
  }

  private static EvidenceVerdict check(EvidenceBundle bundle) throws IOException {
    return EvidenceCheck.check(EvidenceBundle.parse(bundle.bytes()), TRUST);
  }

  @Test
  void showsTheseAndOnlyTheseReleasesOfAnActor() throws IOException {
    releases(40);
    Holds holds =
        assertInstanceOf(Holds.class, check(bundle(claim(5, 33, List.of(NURSE), List.of()))));
    assertEquals(
        List.of(6L, 9L, 12L, 15L, 18L, 21L, 24L, 27L, 30L),
        holds.opened().stream().map(EvidenceVerdict.OpenedEntry::index).toList());
    assertEquals(Rest.NOTHING_CLOSED, holds.rest());
    assertArrayEquals(ANNA, holds.opened().getFirst().details().patient().orElseThrow());
    assertEquals(List.of(), holds.cautions());
  }

  /** Every range of a small ledger, so that every shape of consistency proof is met. */
  @Test
  void holdsForEveryRange() throws IOException {
    releases(18);
    for (int from = 0; from <= 18; from++) {
      for (int to = from; to <= 18; to++) {
        Holds holds = assertInstanceOf(Holds.class, check(bundle(Claim.all(from, to))));
        assertEquals(to - from, holds.opened().size());
      }
    }
  }

  @Test
  void failsWhenAnEntryIsLeftClosed() throws IOException {
    releases(10);
    Claim claim = claim(0, 10, List.of(DOCTOR), List.of());
    Map<Long, LeafKey> openings = openings(claim);
    openings.remove(4L);
    Fails fails =
        assertInstanceOf(
            Fails.class, check(new EvidenceCollector(ledger).collect(claim, openings, List.of())));
    assertTrue(fails.reason().contains("leaves 1 entries closed"), fails.reason());
  }

  @Test
  void showsClearPartsAloneWhenNothingIsOpened() throws IOException {
    releases(10);
    EvidenceBundle bundle =
        new EvidenceCollector(ledger)
            .collect(claim(0, 10, List.of(NURSE), List.of()), Map.of(), List.of());
    Holds holds = assertInstanceOf(Holds.class, check(bundle));
    assertEquals(List.of(), holds.opened());
    assertEquals(
        List.of(0L, 3L, 6L, 9L),
        holds.closed().stream().map(EvidenceVerdict.ClosedEntry::index).toList());
    assertEquals(Rest.CLEAR_PARTS_ONLY, holds.rest());
  }

  @Test
  void saysThatClosedEntriesRestOnTheKeyholdersWord() throws IOException {
    releases(10);
    Holds holds =
        assertInstanceOf(Holds.class, check(bundle(claim(0, 10, List.of(), List.of(ANNA)))));
    assertEquals(5, holds.opened().size());
    assertEquals(5, holds.closed().size());
    assertEquals(Rest.KEYHOLDERS_WORD, holds.rest());
  }

  @Test
  void aPatientsLogKeyProvesThatClosedEntriesAreNotTheirs() throws IOException {
    releases(10);
    Claim claim = claim(0, 10, List.of(), List.of(ANNA));
    EvidenceBundle bundle =
        new EvidenceCollector(ledger).collect(claim, Map.of(), List.of(logKey(ANNA)));
    Holds holds = assertInstanceOf(Holds.class, check(bundle));
    assertEquals(5, holds.opened().size());
    assertEquals(Rest.PATIENT_KEYS, holds.rest());
    EvidenceBundle wrongKey =
        new EvidenceCollector(ledger).collect(claim, openings(claim), List.of(new byte[32]));
    assertEquals(Rest.KEYHOLDERS_WORD, assertInstanceOf(Holds.class, check(wrongKey)).rest());
  }

  @Test
  void failsWhenAnEntryIsMissingChangedOrMoved() throws IOException {
    releases(12);
    EvidenceBundle whole = bundle(Claim.all(3, 9));
    for (int i = 0; i < whole.leaves().size(); i++) {
      List<byte[]> missing = new ArrayList<>(whole.leaves());
      missing.remove(i);
      assertInstanceOf(Fails.class, check(with(whole, missing)));
      List<byte[]> swapped = new ArrayList<>(whole.leaves());
      swapped.add(swapped.removeFirst());
      assertInstanceOf(Fails.class, check(with(whole, swapped)));
      List<byte[]> changed = new ArrayList<>(whole.leaves());
      byte[] leaf = changed.get(i).clone();
      leaf[leaf.length - 1] ^= 1;
      changed.set(i, leaf);
      assertInstanceOf(Fails.class, check(with(whole, changed)));
    }
  }

  private static EvidenceBundle with(EvidenceBundle whole, List<byte[]> leaves) {
    return new EvidenceBundle(
        whole.claim(),
        whole.before(),
        whole.after(),
        whole.consistency(),
        leaves,
        whole.openings(),
        whole.patientKeys());
  }

  @Test
  void failsForAnotherLogOrWithoutTheWitnessesAskedFor() throws IOException {
    releases(4);
    EvidenceBundle bundle = bundle(Claim.all(0, 4));
    NoteSigner other = NoteSigner.ofLog("other.example", new byte[32]);
    assertInstanceOf(
        Fails.class, EvidenceCheck.check(bundle, new Trust(other.verifier(), List.of(), 0)));
    assertInstanceOf(
        Fails.class,
        EvidenceCheck.check(bundle, new Trust(KEY.verifier(), List.of(other.verifier()), 1)));
  }

  @Test
  void warnsOfAClockSetBack() throws IOException {
    release(DOCTOR, ANNA, 5000);
    release(DOCTOR, BERT, 4000);
    Holds holds = assertInstanceOf(Holds.class, check(bundle(Claim.all(0, 2))));
    assertEquals(List.of("The keyholder's clock was set back before entry 1."), holds.cautions());
  }

  /** Only the claim's own words can change without the proof breaking, and they are read out. */
  @Test
  void noFlippedBitIsAcceptedForTheSameClaim() throws IOException {
    releases(5);
    EvidenceBundle whole = bundle(claim(1, 4, List.of(DOCTOR), List.of()));
    byte[] bytes = whole.bytes();
    String claim = whole.claim().inWords();
    Holds before = assertInstanceOf(Holds.class, check(whole));
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] changed = bytes.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      try {
        EvidenceBundle read = EvidenceBundle.parse(changed);
        EvidenceVerdict verdict = EvidenceCheck.check(read, TRUST);
        boolean isAccepted = verdict instanceof Holds && read.claim().inWords().equals(claim);
        assertTrue(!isAccepted, "bit " + bit + " of " + before);
      } catch (MalformedException e) {
        // Refused, as it should be.
      }
    }
  }
}
