package org.chaperone.keyholder.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.chaperone.keyholder.approval.PendingRequest;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.Id128;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.id.Pseudonym;
import org.chaperone.keyholder.id.RequestId;
import org.chaperone.keyholder.id.ShareId;
import org.chaperone.keyholder.store.Row.AccountRow;
import org.chaperone.keyholder.store.Row.BackupKeyRow;
import org.chaperone.keyholder.store.Row.CaseRow;
import org.chaperone.keyholder.store.Row.ExportRow;
import org.chaperone.keyholder.store.Row.InstallationRow;
import org.chaperone.keyholder.store.Row.PatientRow;
import org.chaperone.keyholder.store.Row.PendingRow;
import org.chaperone.keyholder.store.Row.PhotographRow;
import org.chaperone.keyholder.store.Row.RaiseRow;
import org.chaperone.keyholder.store.Row.ShareRow;

/** All rows, the newest of each name. Read by any thread, changed by {@link Store} alone. */
public final class State {

  private volatile Optional<InstallationRow> installation = Optional.empty();
  private volatile boolean lockedDown;
  private final Map<PatientId, PatientRow> patients = new ConcurrentHashMap<>();
  private final Map<Long, PatientId> byHandle = new ConcurrentHashMap<>();
  private final Map<PhotographId, PhotographRow> photographs = new ConcurrentHashMap<>();
  private final Map<AccountId, AccountRow> accounts = new ConcurrentHashMap<>();
  private final Map<RequestId, PendingRequest> pending = new ConcurrentHashMap<>();
  private final Map<RequestId, ExportRow> exports = new ConcurrentHashMap<>();
  private final Map<RequestId, RaiseRow> raises = new ConcurrentHashMap<>();
  private final Map<CaseId, CaseRow> cases = new ConcurrentHashMap<>();
  private final Map<ShareId, ShareRow> shares = new ConcurrentHashMap<>();
  private final Map<Id128, BackupKeyRow> backupKeys = new ConcurrentHashMap<>();

  void apply(Row row) {
    switch (row) {
      case InstallationRow r -> installation = Optional.of(r);
      case PatientRow r -> {
        patients.put(r.id(), r);
        byHandle.put(r.id().value().high(), r.id());
      }
      case PhotographRow r -> photographs.put(r.id(), r);
      case Row.NoPatientRow(PatientId id) -> {
        patients.remove(id);
        byHandle.remove(id.value().high());
        photographs.values().removeIf(photograph -> photograph.patient().equals(id));
        shares.replaceAll((name, share) -> share.patient().equals(id) ? share.erased() : share);
      }
      case Row.NoPhotographRow(PhotographId id) -> photographs.remove(id);
      case AccountRow r -> accounts.put(r.id(), r);
      case PendingRow(PendingRequest request) -> pending.put(request.id(), request);
      case Row.NotPendingRow(RequestId id) -> pending.remove(id);
      case ExportRow r -> exports.put(r.id(), r);
      case RaiseRow r -> raises.put(r.id(), r);
      case CaseRow r -> cases.put(r.id(), r);
      // A row that was on its way while the patient was erased must not bring anything back.
      case ShareRow r -> shares.put(r.id(), patients.containsKey(r.patient()) ? r : r.erased());
      case Row.LockRow(boolean locked) -> lockedDown = locked;
      case BackupKeyRow r -> backupKeys.put(r.id(), r);
      case Row.NoBackupKeyRow(Id128 id) -> backupKeys.remove(id);
    }
  }

  /** Shows rows that make this state again, in an order in which they can be applied. */
  void rows(Consumer<Row> to) {
    installation.ifPresent(to);
    accounts.values().forEach(to);
    patients.values().forEach(to);
    photographs.values().forEach(to);
    pending.values().forEach(request -> to.accept(new PendingRow(request)));
    exports.values().forEach(to);
    raises.values().forEach(to);
    cases.values().forEach(to);
    shares.values().forEach(to);
    backupKeys.values().forEach(to);
    to.accept(new Row.LockRow(lockedDown));
  }

  /** The installation. */
  public InstallationRow installation() {
    return installation.orElseThrow(
        () -> new IllegalStateException("The store names no installation."));
  }

  /** Whether the vault is locked down. */
  public boolean isLockedDown() {
    return lockedDown;
  }

  /** A patient. */
  public Optional<PatientRow> patient(PatientId id) {
    return Optional.ofNullable(patients.get(id));
  }

  /** The patient whose id begins with these eight bytes. */
  public Optional<PatientId> patientByHandle(long handle) {
    return Optional.ofNullable(byHandle.get(handle));
  }

  /** All patients. */
  public Collection<PatientRow> patients() {
    return patients.values();
  }

  /** A photograph. */
  public Optional<PhotographRow> photograph(PhotographId id) {
    return Optional.ofNullable(photographs.get(id));
  }

  /** How many photographs there are. */
  public int photographCount() {
    return photographs.size();
  }

  /** The photographs of a patient, in any order; looks at all photographs. */
  public List<PhotographRow> photographsOf(PatientId patient) {
    return photographs.values().stream()
        .filter(photograph -> photograph.patient().equals(patient))
        .toList();
  }

  /** An account. */
  public Optional<AccountRow> account(AccountId id) {
    return Optional.ofNullable(accounts.get(id));
  }

  /** The account of a name. */
  public Optional<AccountRow> accountNamed(String name) {
    return accounts.values().stream().filter(account -> account.name().equals(name)).findFirst();
  }

  /** The account behind a pseudonym. */
  public Optional<AccountRow> accountCalled(Pseudonym pseudonym) {
    return accounts.values().stream()
        .filter(account -> account.pseudonym().equals(pseudonym))
        .findFirst();
  }

  /** All accounts. */
  public List<AccountRow> accounts() {
    return new ArrayList<>(accounts.values());
  }

  /** A request that waits. */
  public Optional<PendingRequest> pending(RequestId id) {
    return Optional.ofNullable(pending.get(id));
  }

  /** All requests that wait. */
  public List<PendingRequest> pending() {
    return new ArrayList<>(pending.values());
  }

  /** All exports ever allowed. */
  public Collection<ExportRow> exports() {
    return exports.values();
  }

  /** All raises ever allowed. */
  public Collection<RaiseRow> raises() {
    return raises.values();
  }

  /** An investigation. */
  public Optional<CaseRow> investigation(CaseId id) {
    return Optional.ofNullable(cases.get(id));
  }

  /** All investigations, in no order. */
  public List<CaseRow> investigations() {
    return new ArrayList<>(cases.values());
  }

  /** A share. */
  public Optional<ShareRow> share(ShareId id) {
    return Optional.ofNullable(shares.get(id));
  }

  /** The share whose recipient looks under an account. */
  public Optional<ShareRow> shareOf(AccountId account) {
    return shares.values().stream().filter(share -> share.account().equals(account)).findFirst();
  }

  /** All shares that ever were, in no order. */
  public List<ShareRow> shares() {
    return new ArrayList<>(shares.values());
  }

  /** Backup keys that were not destroyed. */
  public List<BackupKeyRow> backupKeys() {
    return new ArrayList<>(backupKeys.values());
  }
}
