package org.chaperone.vault.home;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import org.chaperone.vault.home.Settings.Setting;
import org.chaperone.vault.rows.Database;
import org.chaperone.vault.upkeep.BackupPlaces;

/**
 * A vault's folder. {@link Settings} in it say where rows and photographs are.
 *
 * @param marks how strong the marks of views are; there is no vault without
 */
public record VaultHome(
    Path folder, DatabasePlace database, BlobPlace photographs, Strength marks) {

  private static final String DATABASE = "database";
  private static final String SQLITE = "sqlite";
  private static final String USER = "database.user";
  private static final String PHOTOGRAPHS = "photographs";
  private static final String MARKS = "marks";
  private static final String BACKUP_PHOTOGRAPHS = "backup.photographs";

  /** Makes the folder of a new vault whose marks are of standard strength. */
  public static VaultHome create(
      Path folder, DatabasePlace database, BlobPlace photographs, List<Setting> further)
      throws IOException {
    return create(folder, database, photographs, Strength.STANDARD, further);
  }

  /**
   * Makes the folder of a new vault.
   *
   * @param marks how strong the marks of views are
   * @param further settings of whoever makes it, such as where the keyholder is
   * @throws IOException when there is a vault already
   */
  public static VaultHome create(
      Path folder,
      DatabasePlace database,
      BlobPlace photographs,
      Strength marks,
      List<Setting> further)
      throws IOException {
    refuseASecond(folder);
    Files.createDirectories(folder);
    List<Setting> settings = new ArrayList<>();
    switch (database) {
      case DatabasePlace.Sqlite() ->
          settings.add(new Setting("The database: sqlite, in this folder.", DATABASE, SQLITE));
      case DatabasePlace.Postgresql(String url, String user) -> {
        settings.add(new Setting("The database: PostgreSQL.", DATABASE, url));
        settings.add(new Setting("", USER, user));
      }
    }
    switch (photographs) {
      case BlobPlace.InFolder(Path where) ->
          settings.add(
              new Setting(
                  "The folder of the sealed photographs; relative to this one.",
                  PHOTOGRAPHS,
                  where.toString()));
      case BlobPlace.InBucket(
              URI endpoint,
              String region,
              String bucket,
              String prefix,
              String key) -> {
        settings.add(
            new Setting("The S3 bucket of the sealed photographs.", "s3.endpoint", "" + endpoint));
        settings.add(new Setting("", "s3.region", region));
        settings.add(new Setting("", "s3.bucket", bucket));
        settings.add(new Setting("", "s3.prefix", prefix));
        settings.add(new Setting("", "s3.access-key", key));
      }
    }
    settings.add(
        new Setting("How strong the marks of views are: standard or strong.", MARKS, word(marks)));
    settings.addAll(further);
    Settings.write(folder, settings);
    return new VaultHome(folder, database, photographs, marks);
  }

  /**
   * Makes sure that a folder has no vault.
   *
   * @throws IOException when it has one
   */
  public static void refuseASecond(Path folder) throws IOException {
    if (Settings.in(folder).isPresent()) {
      throw new IOException("There is a vault in " + folder + " already.");
    }
  }

  /**
   * Reads the settings of a vault.
   *
   * @throws IOException when there is none
   */
  public static VaultHome of(Path folder) throws IOException {
    Settings settings =
        Settings.in(folder)
            .orElseThrow(
                () ->
                    new IOException(
                        "There is no vault in " + folder + "; `vault init` makes one."));
    // Or another address would open as a vault that is empty.
    settings.requireKept(DATABASE);
    settings.requireKept(PHOTOGRAPHS);
    settings.requireKept("s3.bucket");
    String database = settings.required(DATABASE);
    Optional<String> photographs = settings.value(PHOTOGRAPHS);
    return new VaultHome(
        folder,
        database.equals(SQLITE)
            ? new DatabasePlace.Sqlite()
            : new DatabasePlace.Postgresql(database, settings.required(USER)),
        photographs.isPresent()
            ? new BlobPlace.InFolder(Path.of(photographs.get()))
            : new BlobPlace.InBucket(
                URI.create(settings.required("s3.endpoint")),
                settings.required("s3.region"),
                settings.required("s3.bucket"),
                settings.value("s3.prefix").orElse(""),
                settings.required("s3.access-key")),
        strength(settings.value(MARKS).orElse(word(Strength.STANDARD)), folder));
  }

  /**
   * Makes sure, before anything is made, that a vault could be there: the database answers and the
   * bucket can be listed.
   *
   * @throws IOException when one of them does not, with what it said
   */
  public static void tryOut(DatabasePlace database, BlobPlace photographs, VaultSecrets secrets)
      throws IOException {
    if (database instanceof DatabasePlace.Postgresql(String url, String user)) {
      Database.tryPostgresql(url, user, new String(secrets.databasePassword()));
    }
    if (photographs instanceof BlobPlace.InBucket) {
      try (BlobStore bucket =
          openPhotographs(Path.of(""), photographs, secrets, Clock.systemUTC())) {
        bucket.forEach((id, size) -> {});
      }
    }
  }

  private static String word(Strength strength) {
    return strength.name().toLowerCase(Locale.ROOT);
  }

  private static Strength strength(String said, Path folder) throws IOException {
    for (Strength strength : Strength.values()) {
      if (word(strength).equals(said)) {
        return strength;
      }
    }
    throw new IOException(
        folder.resolve(Settings.NAME) + " says marks = " + said + "; it is standard or strong.");
  }

  /** Opens the vault; an empty database becomes this keyholder's. */
  public Vault open(Keyholder keyholder, VaultSecrets secrets) throws IOException {
    Clock clock = Clock.systemUTC();
    BlobStore blobs = openPhotographs(folder, photographs, secrets, clock);
    try {
      Database rows = openDatabase(secrets);
      try {
        Vault vault =
            Vault.open(
                keyholder,
                rows,
                blobs,
                PictureDecoder.standard(),
                marks,
                new SecureRandom(),
                clock);
        return backupPlaces().map(vault::backedUpTo).orElse(vault);
      } catch (IOException | RuntimeException e) {
        rows.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      blobs.close();
      throw e;
    }
  }

  /** All three are said, or none is. */
  private Optional<BackupPlaces> backupPlaces() throws IOException {
    Optional<Settings> settings = Settings.in(folder);
    if (settings.flatMap(one -> one.value(BACKUP_PHOTOGRAPHS)).isEmpty()) {
      return Optional.empty();
    }
    Settings said = settings.orElseThrow();
    return Optional.of(
        new BackupPlaces(
            Path.of(said.required(BACKUP_PHOTOGRAPHS)),
            Path.of(said.required("backup.keys")),
            Path.of(said.required("backup.key-file"))));
  }

  private Database openDatabase(VaultSecrets secrets) throws IOException {
    return switch (database) {
      case DatabasePlace.Sqlite() -> Database.sqlite(folder.resolve("vault.db"));
      case DatabasePlace.Postgresql(String url, String user) ->
          Database.postgresql(url, user, new String(secrets.databasePassword()));
    };
  }

  private static BlobStore openPhotographs(
      Path folder, BlobPlace photographs, VaultSecrets secrets, Clock clock) throws IOException {
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
