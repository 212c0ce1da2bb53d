package org.chaperone.cli.vault;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.chaperone.mark.Strength;
import org.chaperone.vault.home.BlobPlace;
import org.chaperone.vault.home.DatabasePlace;
import org.chaperone.vault.home.Settings.Setting;
import org.chaperone.vault.home.VaultHome;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Where a new vault keeps rows and photographs, as options. */
public final class StorageOptions {

  private static final String DATABASE = "--database";

  @Spec(Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--database",
      paramLabel = "URL",
      description =
          "A PostgreSQL database, as in jdbc:postgresql://localhost/chaperone; a file otherwise.")
  private Optional<String> database = Optional.empty();

  @Option(names = "--database-user", paramLabel = "NAME", description = "Its user.")
  private String user = "chaperone";

  @Option(
      names = "--photographs",
      paramLabel = "DIR",
      description = "Another folder for the photographs.")
  private Path photographs = Path.of("photographs");

  @Option(
      names = "--s3-endpoint",
      paramLabel = "URL",
      description = "Keep the photographs in an S3 bucket there instead.")
  private Optional<URI> endpoint = Optional.empty();

  @Option(names = "--s3-bucket", paramLabel = "NAME", description = "Which bucket; it exists.")
  private Optional<String> bucket = Optional.empty();

  @Option(names = "--s3-region", paramLabel = "NAME", description = "Its region.")
  private String region = "us-east-1";

  @Option(names = "--s3-prefix", paramLabel = "TEXT", description = "What names begin with.")
  private String prefix = "";

  @Option(names = "--s3-access-key", paramLabel = "TEXT", description = "Who asks there.")
  private Optional<String> accessKey = Optional.empty();

  @Option(
      names = "--marks",
      paramLabel = "STRENGTH",
      description = "How strong the marks of views are: standard (default) or strong.")
  private Strength marks = Strength.STANDARD;

  /** Makes a vault's folder. */
  public void create(Path folder, List<Setting> further) throws IOException {
    VaultHome.create(folder, rows(), photographs(), marks, further);
  }

  /** Where the rows are. */
  DatabasePlace rows() {
    if (database.isEmpty() || database.get().equals("sqlite")) {
      return new DatabasePlace.Sqlite();
    }
    String url = database.get();
    if (!url.startsWith("jdbc:postgresql:")) {
      throw wrong(
          "A database is sqlite, or an address as in jdbc:postgresql://localhost/chaperone.");
    }
    if (url.contains("password=")) {
      throw wrong(
          "A password does not belong into an address, which is written down; name a file that"
              + " holds it by --database-password-file.");
    }
    return new DatabasePlace.Postgresql(url, user);
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(
        spec.commandLine(), sentence, spec.findOption(DATABASE), database.orElse(""));
  }

  /** Where the photographs are. */
  BlobPlace photographs() {
    if (endpoint.isEmpty()) {
      return new BlobPlace.InFolder(photographs);
    }
    if (bucket.isEmpty() || accessKey.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "An S3 endpoint needs --s3-bucket and --s3-access-key.");
    }
    return new BlobPlace.InBucket(endpoint.get(), region, bucket.get(), prefix, accessKey.get());
  }
}
