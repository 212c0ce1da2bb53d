package org.chaperone.cli.ledger;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.ledger.note.Checkpoint;
import org.chaperone.ledger.note.SignedNote;
import org.chaperone.ledger.tiles.TileFolder;
import org.chaperone.ledger.tree.CompactRange;
import org.chaperone.ledger.tree.MerkleTree;
import org.chaperone.ledger.tree.TreeHasher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code chaperone ledger tail}: what anybody may read of the newest entries. */
@Command(
    name = "tail",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Shows the clear part of a ledger's newest entries.", ""},
    description = {
      "",
      "One line for each entry: index, time, kind, scope, how many objects, pseudonym of the account,"
          + " what is left of its budget. All entries are checked on the way.",
      ""
    },
    footer = {"", "Example:", "  chaperone ledger tail vault/ledger --log @ledger.vkey --follow"})
final class LedgerTailCommand implements Callable<Integer> {

  private static final int WIDTH = MerkleTree.TILE_WIDTH;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private PublishedFiles files = new PublishedFiles();

  @Option(
      names = "--last",
      paramLabel = "N",
      description = "Entries to begin with; ${DEFAULT-VALUE} by default.")
  private long last = 20;

  @Option(names = "--follow", description = "Go on as entries are published, until Ctrl-C.")
  private boolean follows;

  private final TreeHasher hasher = new TreeHasher();
  private final CompactRange tree = new CompactRange();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (last < 0) {
      throw new ParameterException(spec.commandLine(), "--last is a number from 0.");
    }
    TileFolder tiles = files.tiles();
    boolean isFirst = true;
    do {
      Checkpoint checkpoint = checkpoint(tiles);
      read(tiles, checkpoint, isFirst ? checkpoint.size() - last : 0);
      isFirst = false;
      if (follows) {
        Thread.sleep(1000);
      }
    } while (follows);
    return 0;
  }

  private Checkpoint checkpoint(TileFolder tiles) throws IOException {
    SignedNote note =
        tiles.checkpoint().orElseThrow(() -> new MalformedException("There is no checkpoint."));
    if (!note.verifiedBy(files.key())) {
      throw new MalformedException("The checkpoint is not signed by " + files.key().name() + ".");
    }
    return Checkpoint.parse(note.text());
  }

  private void read(TileFolder tiles, Checkpoint checkpoint, long showFrom) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (checkpoint.size() < tree.size()) {
      throw new MalformedException("The ledger has become shorter than it was.");
    }
    while (tree.size() < checkpoint.size()) {
      long bundle = tree.size() / WIDTH;
      int width = (int) Math.min(WIDTH, checkpoint.size() - bundle * WIDTH);
      for (byte[] entry :
          tiles.entries(bundle, width).subList((int) (tree.size() - bundle * WIDTH), width)) {
        if (tree.size() >= showFrom) {
          out.println(EntryLine.of(tree.size(), entry));
        }
        tree.append(hasher.leaf(entry));
      }
    }
    out.flush();
    if (!tree.root().equals(checkpoint.root())) {
      throw new MalformedException("These entries are not those that the checkpoint signs.");
    }
  }
}
