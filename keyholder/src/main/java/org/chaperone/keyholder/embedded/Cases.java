package org.chaperone.keyholder.embedded;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaperone.keyholder.embedded.Core.Actor;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.index.IndexKeyPair;
import org.chaperone.keyholder.index.IndexPublicKey;
import org.chaperone.keyholder.keys.Label;
import org.chaperone.keyholder.keys.NotAuthenticException;
import org.chaperone.keyholder.keys.RootKeys;
import org.chaperone.keyholder.keys.Sealing;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.log.Entry;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.store.Row.InstallationRow;
import org.chaperone.ledger.leaf.LeafKind;

/** What an open investigation may have: entries of the index, and mark keys. */
final class Cases {

  private static final int MOST = 1_000;
  private static final byte[] INDEX_CONTEXT = Label.of("private index key").encoded();

  private final Core core;
  private final Rules rules;
  private final Releases releases;
  private final IndexPublicKey publicKey;

  Cases(Core core, Rules rules, Releases releases) {
    this.core = core;
    this.rules = rules;
    this.releases = releases;
    this.publicKey = IndexPublicKey.of(core.state().installation().indexKey());
  }

  /** The private index key as it is kept. */
  static byte[] wrapped(RootKeys keys, IndexKeyPair pair, SecureRandom random) {
    try (SecretBytes half = pair.privateHalf()) {
      return Sealing.wrap(keys.index(), INDEX_CONTEXT, half, random);
    }
  }

  IndexPublicKey indexKey() {
    return publicKey;
  }

  List<SecretBytes> indexKeys(Session session, CaseId investigation, List<byte[]> capsules) {
    requireCount(capsules.size());
    write(session, investigation, "index", capsules.size());
    InstallationRow row = core.state().installation();
    try (SecretBytes half = Sealing.unwrap(core.keys.index(), INDEX_CONTEXT, row.indexSecret())) {
      IndexKeyPair pair = IndexKeyPair.of(row.indexKey(), half);
      List<SecretBytes> opened = new ArrayList<>(capsules.size());
      for (byte[] capsule : capsules) {
        opened.add(opened(pair, capsule));
      }
      return opened;
    } catch (NotAuthenticException e) {
      throw core.stop(e);
    }
  }

  private static SecretBytes opened(IndexKeyPair pair, byte[] capsule) {
    try {
      return pair.open(capsule);
    } catch (NotAuthenticException e) {
      throw Core.refuse(
          Refusal.UNKNOWN, "An entry of the index is damaged: " + e.getMessage() + ".");
    }
  }

  List<SecretBytes> markKeys(Session session, CaseId investigation, List<Long> ledgerIndexes) {
    requireCount(ledgerIndexes.size());
    write(session, investigation, "marks", ledgerIndexes.size());
    return ledgerIndexes.stream().map(releases::markKey).toList();
  }

  private static void requireCount(int count) {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException("1 to " + MOST + " are opened at a time.");
    }
  }

  private void write(Session session, CaseId investigation, String scope, int objects) {
    Actor actor = core.require(session);
    rules.requireMember(actor, investigation);
    core.await(
        core.inOrder(
            () -> {
              rules.requireOpen();
              rules.requireMember(actor, investigation);
              return core.log.write(
                  core.clock.millis(),
                  new Entry(
                      LeafKind.CASE,
                      scope,
                      actor.account().pseudonym(),
                      objects,
                      0,
                      Optional.empty(),
                      List.of(),
                      Optional.empty(),
                      Optional.of(actor.session().id()),
                      Optional.empty(),
                      Optional.of(investigation),
                      Map.of()));
            }));
    rules.requireOpen();
  }
}
