package org.chaperone.vault.home;

import java.io.IOException;

/** Gives the passwords that are not written down in the vault's folder. Called when needed. */
public interface VaultSecrets {

  /** Of the PostgreSQL user. */
  char[] databasePassword() throws IOException;

  /** The secret half of the S3 credentials. */
  char[] s3SecretKey() throws IOException;
}
