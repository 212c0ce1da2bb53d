package org.chaperone.cli.vault;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chaperone.keyholder.status.KeyholderStatus;
import org.chaperone.vault.home.BlobPlace;
import org.chaperone.vault.home.DatabasePlace;
import org.chaperone.vault.home.VaultHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code chaperone vault init}: makes a vault for a keyholder. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Makes a vault for a keyholder that exists.", ""},
    description = {
      "",
      "By default the database is a file and the photographs are files, all in the vault's folder.",
      ""
    })
final class VaultInitCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private VaultPlace place = new VaultPlace();

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "A PostgreSQL database, as in jdbc:postgresql://localhost/chaperone.")
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

  @Override
  public Integer call() throws Exception {
    VaultHome home =
        VaultHome.create(
            place.folder(),
            database
                .<DatabasePlace>map(url -> new DatabasePlace.Postgresql(url, user))
                .orElse(new DatabasePlace.Sqlite()),
            blobs());
    return place.open(
        home,
        vault -> {
          KeyholderStatus status = vault.keyholder().status();
          spec.commandLine()
              .getOut()
              .println(
                  "The vault is in "
                      + place.folder()
                      + ": rows in "
                      + vault.database().kind()
                      + ", photographs in "
                      + vault.blobs().place()
                      + ".");
          spec.commandLine()
              .getOut()
              .println(
                  "Level "
                      + status.level().number()
                      + ": this installation "
                      + status.level().survives()
                      + ".");
          return 0;
        });
  }

  private BlobPlace blobs() {
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
