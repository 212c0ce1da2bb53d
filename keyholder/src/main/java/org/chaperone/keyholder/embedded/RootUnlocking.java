package org.chaperone.keyholder.embedded;

import java.util.List;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.seal.RecoveryShare;
import org.chaperone.keyholder.seal.RootFile;
import org.chaperone.keyholder.seal.Seal;
import org.chaperone.keyholder.seal.SealException;

/** How the root key is opened: by its seal, or by three shares of the recovery kit. */
@FunctionalInterface
public interface RootUnlocking {

  /** Opens it. */
  SecretBytes unlock(RootFile file) throws SealException;

  /** By the seal that it was locked with. */
  static RootUnlocking by(Seal seal) {
    return file -> file.unlock(seal);
  }

  /** By three shares. */
  static RootUnlocking by(List<RecoveryShare> shares) {
    return file -> file.recover(shares);
  }
}
