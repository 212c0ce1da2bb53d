package org.chaperone.keyholder;

import java.nio.file.Path;
import java.time.ZoneOffset;
import org.chaperone.keyholder.budget.Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What every keyholder must do; run over each way of reaching one. */
public abstract class KeyholderContract
    implements SigningInContract,
        ConfirmingContract,
        ProviderContract,
        ReleasesContract,
        BudgetsContract,
        RosterContract,
        ApprovalsContract,
        CasesContract,
        ErasureContract,
        ExposureContract {

  @TempDir protected Path folder;

  private Clinic clinic;
  private Keyholder keyholder;

  @BeforeEach
  void open() throws Exception {
    clinic =
        new Clinic(folder.resolve("home"), Limits.defaults(ZoneOffset.UTC), s -> s, reaching());
    keyholder = clinic.keyholder();
  }

  @AfterEach
  void close() {
    clinic.close();
  }

  @Override
  public Clinic clinic() {
    return clinic;
  }

  @Override
  public Keyholder keyholder() {
    return keyholder;
  }

  @Override
  public Path folder() {
    return folder;
  }

  @Override
  public void restart() throws Exception {
    clinic.restart();
    keyholder = clinic.keyholder();
  }
}
