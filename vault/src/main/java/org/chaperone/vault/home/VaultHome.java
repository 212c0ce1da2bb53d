package org.chaperone.vault.home;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.ledger.disk.RealDisk;
import org.chaperone.mark.Strength;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.vault.Vault;
import org.chaperone.vault.blob.BlobStore;
import org.chaperone.vault.blob.FolderBlobs;
import org.chaperone.vault.blob.s3.S3Blobs;
import org.chaperone.vault.blob.s3.S3Bucket;
import org.chaperone.vault.rows.Database;

/**
 * A vault's folder. {@code vault.properties} in it says where rows and photographs are; no secret
 * is in it.
 *
 * @param marks how strong the marks of views are: {@code default} or {@code strong}; there is no
 *     vault without
 */
public record VaultHome(
    Path folder, DatabasePlace database, BlobPlace photographs, Strength marks) {

  private static final String SETTINGS = "vault.properties";
  private static final String MARKS = "marks";

  /** Marks of the default strength. */
  public VaultHome(Path folder, DatabasePlace database, BlobPlace photographs) {
    this(folder, database, photographs, Strength.DEFAULT);
  }

  /**
   * Makes the folder of a new vault.
   *
   * @throws IOException when there is a vault already
   */
  public static VaultHome create(Path folder, DatabasePlace database, BlobPlace photographs)
      throws IOException {
    Path settings = folder.resolve(SETTINGS);
    if (Files.exists(settings)) {
      throw new IOException("There is a vault in " + folder + " already.");
    }
    Files.createDirectories(folder);
    Properties properties = new Properties();
    switch (database) {
      case DatabasePlace.Sqlite() -> properties.setProperty("database", "sqlite");
      case DatabasePlace.Postgresql(String url, String user) -> {
        properties.setProperty("database", url);
        properties.setProperty("database.user", user);
      }
    }
    switch (photographs) {
      case BlobPlace.InFolder(Path where) ->
          properties.setProperty("photographs", where.toString());
      case BlobPlace.InBucket(
              URI endpoint,
              String region,
              String bucket,
              String prefix,
              String key) -> {
        properties.setProperty("s3.endpoint", endpoint.toString());
        properties.setProperty("s3.region", region);
        properties.setProperty("s3.bucket", bucket);
        properties.setProperty("s3.prefix", prefix);
        properties.setProperty("s3.access-key", key);
      }
    }
    properties.setProperty(MARKS, word(Strength.DEFAULT));
    try (Writer out = Files.newBufferedWriter(settings, StandardCharsets.UTF_8)) {
      properties.store(out, "Where this vault's database and photographs are");
    }
    return new VaultHome(folder, database, photographs);
  }

  /**
   * Reads the settings of a vault.
   *
   * @throws IOException when there is none
   */
  public static VaultHome of(Path folder) throws IOException {
    Path settings = folder.resolve(SETTINGS);
    if (!Files.exists(settings)) {
      throw new IOException("There is no vault in " + folder + "; `vault init` makes one.");
    }
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(settings, StandardCharsets.UTF_8)) {
      properties.load(in);
    }
    String database = value(properties, "database", settings);
    String photographs = properties.getProperty("photographs", "");
    return new VaultHome(
        folder,
        database.equals("sqlite")
            ? new DatabasePlace.Sqlite()
            : new DatabasePlace.Postgresql(database, value(properties, "database.user", settings)),
        photographs.isEmpty()
            ? new BlobPlace.InBucket(
                URI.create(value(properties, "s3.endpoint", settings)),
                value(properties, "s3.region", settings),
                value(properties, "s3.bucket", settings),
                properties.getProperty("s3.prefix", ""),
                value(properties, "s3.access-key", settings))
            : new BlobPlace.InFolder(Path.of(photographs)),
        strength(properties.getProperty(MARKS, word(Strength.DEFAULT)).strip(), settings));
  }

  private static String word(Strength strength) {
    return strength.name().toLowerCase(Locale.ROOT);
  }

  private static Strength strength(String said, Path file) throws IOException {
    for (Strength strength : Strength.values()) {
      if (word(strength).equals(said)) {
        return strength;
      }
    }
    throw new IOException(file + " says marks=" + said + "; it is default or strong.");
  }

  private static String value(Properties properties, String name, Path file) throws IOException {
    String value = properties.getProperty(name, "");
    if (value.isBlank()) {
      throw new IOException(file + " does not say " + name + ".");
    }
    return value;
  }

  /** Opens the vault; an empty database becomes this keyholder's. */
  public Vault open(Keyholder keyholder, VaultSecrets secrets) throws IOException {
    Clock clock = Clock.systemUTC();
    BlobStore blobs = openPhotographs(secrets, clock);
    try {
      Database rows = openDatabase(secrets);
      try {
        return Vault.open(
            keyholder, rows, blobs, PictureDecoder.standard(), marks, new SecureRandom(), clock);
      } catch (IOException | RuntimeException e) {
        rows.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      blobs.close();
      throw e;
    }
  }

  private Database openDatabase(VaultSecrets secrets) throws IOException {
    return switch (database) {
      case DatabasePlace.Sqlite() -> Database.sqlite(folder.resolve("vault.db"));
      case DatabasePlace.Postgresql(String url, String user) ->
          Database.postgresql(url, user, new String(secrets.databasePassword()));
    };
  }

  private BlobStore openPhotographs(VaultSecrets secrets, Clock clock) throws IOException {
    return switch (photographs) {
      case BlobPlace.InFolder(Path where) ->
          new FolderBlobs(new RealDisk(), folder.resolve(where), clock);
      case BlobPlace.InBucket(
              URI endpoint,
              String region,
              String bucket,
              String prefix,
              String key) -> {
        char[] secret = secrets.s3SecretKey();
        byte[] bytes = new String(secret).getBytes(StandardCharsets.UTF_8);
        Arrays.fill(secret, '\0');
        yield new S3Blobs(
            new S3Bucket(endpoint, region, bucket, prefix, key, SecretBytes.taking(bytes)), clock);
      }
    };
  }
}
