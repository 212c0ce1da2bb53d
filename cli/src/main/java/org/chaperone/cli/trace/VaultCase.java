package org.chaperone.cli.trace;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.chaperone.cli.vault.VaultAccess;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.PendingRequest;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.session.Session;

/** The case that a vault is traced under: asked for by one person, approved by another. */
record VaultCase(PrintWriter say, Path folder, String title) {

  /** The exit code while a second person is waited for. */
  private static final int WAITS = 4;

  /** Asks for a case with whoever asks as its member. */
  int ask(Keyholder keyholder, Session session) throws IOException {
    if (!session.role().opensPhotographs()) {
      throw new IOException(
          "A trace compares photographs, and an account of this role opens none. Let a privacy lead"
              + " or a doctor trace.");
    }
    PendingRequest request =
        keyholder.ask(session, new Action.OpenCase(title, List.of(session.account())));
    say.println("It needs a second person: " + VaultAccess.approving(request.id(), folder));
    say.println("That says the case's id. Then run this again with --case ID.");
    return WAITS;
  }

  /** Says what becomes of the case when the trace is complete. */
  void done(Keyholder keyholder, Session session, CaseId investigation, boolean closes) {
    if (closes) {
      PendingRequest request = keyholder.ask(session, new Action.CloseCase(investigation));
      say.println(
          "The case ends when a second person approves: "
              + VaultAccess.approving(request.id(), folder));
    } else {
      say.println("The case stays open; --close-case asks for its end.");
    }
  }
}
