package org.chaperone.keyholder.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.chaperone.keyholder.Clinic;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.KeyholderUnreachableException;
import org.chaperone.keyholder.budget.Limits;
import org.chaperone.ledger.encoding.Cbor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may go wrong on the wire. */
final class WireTest {

  @TempDir private Path folder;

  private Clinic clinic() throws Exception {
    return new Clinic(
        folder.resolve("home"), Limits.defaults(ZoneOffset.UTC), s -> s, embedded -> embedded);
  }

  @Test
  void anotherUserIsTurnedAway() throws Exception {
    try (Clinic clinic = clinic()) {
      UnixEndpoint endpoint = new UnixEndpoint(folder.resolve("socket"), Set.of("somebody-else"));
      try (KeyholderServer _ = KeyholderServer.start(clinic.keyholder(), endpoint)) {
        assertThrows(IOException.class, () -> RemoteKeyholder.at(endpoint));
      }
    }
  }

  @Test
  void anotherCertificateIsTurnedAwayOnEitherSide() throws Exception {
    for (String name : List.of("keyholder", "server", "stranger")) {
      Certificates.make(folder, name);
    }
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    try (Clinic clinic = clinic();
        KeyholderServer _ =
            KeyholderServer.start(
                clinic.keyholder(),
                new TlsEndpoint(
                    "127.0.0.1", port, Certificates.identity(folder, "keyholder", "server")))) {
      assertThrows(
          IOException.class,
          () ->
              RemoteKeyholder.at(
                  new TlsEndpoint(
                      "127.0.0.1", port, Certificates.identity(folder, "stranger", "keyholder"))));
      assertThrows(
          IOException.class,
          () ->
              RemoteKeyholder.at(
                  new TlsEndpoint(
                      "127.0.0.1", port, Certificates.identity(folder, "server", "stranger"))));
      try (Keyholder known =
          RemoteKeyholder.at(
              new TlsEndpoint(
                  "127.0.0.1", port, Certificates.identity(folder, "server", "keyholder")))) {
        assertFalse(known.status().lockedDown());
      }
    }
  }

  @Test
  void garbageIsAnsweredOrHungUpOnAndOthersAreServed() throws Exception {
    UnixEndpoint endpoint = UnixEndpoint.of(folder.resolve("socket"));
    Random random = new Random(7);
    try (Clinic clinic = clinic();
        KeyholderServer _ = KeyholderServer.start(clinic.keyholder(), endpoint)) {
      byte[] good =
          new Cbor.Items(List.of(Cbor.of("challenge"), new Cbor.Items(List.of(Cbor.of("Ada")))))
              .bytes();
      for (int round = 0; round < 300; round++) {
        byte[] bad = good.clone();
        bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
        try (Link link = endpoint.connect()) {
          link.greet();
          link.send(raw(bad));
          link.receive(Link.LONGEST_ANSWER);
        } catch (IOException e) {
          // It hung up, which is an answer too.
        }
      }
      try (Keyholder remote = RemoteKeyholder.at(endpoint)) {
        assertEquals(0, remote.status().patients());
        assertThrows(
            IllegalArgumentException.class,
            () -> remote.addPhotographs(clinic.signIn("Ada"), clinic.patient("A"), 0));
      }
    }
  }

  /** Sends bytes as they are: an item whose encoding is replaced. */
  private static Cbor raw(byte[] bytes) throws IOException {
    try {
      return Cbor.read(bytes);
    } catch (org.chaperone.ledger.encoding.MalformedException e) {
      return new Cbor.Bytes(bytes);
    }
  }

  @Test
  void saysSoWhenTheOtherSideIsGone() throws Exception {
    UnixEndpoint endpoint = UnixEndpoint.of(folder.resolve("socket"));
    try (Clinic clinic = clinic()) {
      KeyholderServer server = KeyholderServer.start(clinic.keyholder(), endpoint);
      Keyholder remote = RemoteKeyholder.at(endpoint);
      remote.status();
      server.close();
      assertThrows(KeyholderUnreachableException.class, remote::status);
      try (KeyholderServer _ = KeyholderServer.start(clinic.keyholder(), endpoint)) {
        assertTrue(remote.status().ledgerSize() > 0, "it finds the keyholder again");
      }
    }
  }
}
