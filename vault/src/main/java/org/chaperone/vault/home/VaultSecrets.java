package org.chaperone.vault.home;

import java.io.IOException;

/** Gives the passwords that are not written down in the vault's folder. Called when needed. */
public interface VaultSecrets {

  /** Of the PostgreSQL user. */
  char[] databasePassword() throws IOException;

  /** The secret half of the S3 credentials. */
  char[] s3SecretKey() throws IOException;

  /** Of rows and photographs on this machine, which ask for none. */
  static VaultSecrets none() {
    return new VaultSecrets() {
      @Override
      public char[] databasePassword() {
        return new char[0];
      }

      @Override
      public char[] s3SecretKey() {
        return new char[0];
      }
    };
  }
}
