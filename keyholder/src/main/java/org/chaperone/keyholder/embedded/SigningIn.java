package org.chaperone.keyholder.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaperone.keyholder.embedded.Core.Actor;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.keys.Hkdf;
import org.chaperone.keyholder.keys.Label;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.log.Entry;
import org.chaperone.keyholder.session.Challenge;
import org.chaperone.keyholder.session.Challenges;
import org.chaperone.keyholder.session.Credential;
import org.chaperone.keyholder.session.CredentialKind;
import org.chaperone.keyholder.session.OperatorSignature;
import org.chaperone.keyholder.session.Passkeys;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.session.Sessions.Shown;
import org.chaperone.keyholder.session.SignInException;
import org.chaperone.keyholder.session.SignInProof;
import org.chaperone.keyholder.session.provider.IdToken;
import org.chaperone.keyholder.session.provider.IdTokens;
import org.chaperone.keyholder.session.provider.Provider;
import org.chaperone.keyholder.session.provider.ProviderPolicy;
import org.chaperone.keyholder.store.Row.AccountRow;
import org.chaperone.keyholder.store.Row.CredentialRow;
import org.chaperone.keyholder.store.Row.EnrolmentRow;
import org.chaperone.ledger.leaf.LeafKind;

/** Signing in, confirming, enrolling: challenges are given out here, and answers verified. */
final class SigningIn {

  private final Core core;
  private final Denials denials;
  private final Shares shares;
  private final Challenges challenges;
  private final Passkeys passkeys;
  private final Optional<IdTokens> tokens;

  SigningIn(Core core, Denials denials, Shares shares) {
    this.core = core;
    this.denials = denials;
    this.shares = shares;
    this.challenges = new Challenges(core.random);
    this.passkeys = new Passkeys(core.settings.passkeys());
    this.tokens = core.settings.provider().map(policy -> tokens(policy, core));
  }

  private static IdTokens tokens(ProviderPolicy policy, Core core) {
    try {
      return new IdTokens(policy, core.settings.nanos());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<Provider> provider() {
    return core.settings.provider().map(ProviderPolicy::told);
  }

  Challenge challenge(String name) {
    core.requireRunning();
    return challenges.give(name, passkeysOf(name), Challenges.SHORT, core.now());
  }

  Challenge providerChallenge(String name) {
    core.requireRunning();
    if (tokens.isEmpty()) {
      throw new SignInException("There is no identity provider here.");
    }
    return challenges.give(name, List.of(), Challenges.LONG, core.now());
  }

  /**
   * An account without passkeys, or none at all, shows one that does not exist, always the same.
   */
  private List<byte[]> passkeysOf(String name) {
    List<byte[]> ids =
        core.state().accountNamed(name).stream()
            .flatMap(account -> account.credentials().stream())
            .filter(CredentialRow::passkey)
            .map(CredentialRow::id)
            .toList();
    if (!ids.isEmpty()) {
      return ids;
    }
    byte[] label = Label.of("passkey of nobody").and(name).encoded();
    byte[] nobody = core.keys.pseudonym().with(key -> Hkdf.mac(key, label));
    return List.<byte[]>of(nobody);
  }

  Session signIn(SignInProof proof) {
    core.requireRunning();
    Instant now = core.now();
    Holder holder = holder(proof, now);
    AccountRow account = used(holder, now);
    Session session =
        core.sessions.begin(
            account.id(), account.role(), new Shown(holder.by(), holder.shownAt()), now);
    core.write(
        entry(
            LeafKind.SIGN_IN,
            word(holder.by()),
            account,
            Optional.of(session),
            Map.of("account", account.name())));
    return session;
  }

  void confirm(Session session, SignInProof proof) {
    Actor actor = core.require(session);
    Instant now = core.now();
    Holder holder = holder(proof, now);
    if (!holder.account().id().equals(actor.account().id())) {
      denials.denySignIn(actor.account().pseudonym());
      throw noSignIn();
    }
    used(holder, now);
    core.sessions.shown(actor.session(), new Shown(holder.by(), holder.shownAt()));
    core.write(
        entry(
            LeafKind.SIGN_IN,
            "confirm",
            actor.account(),
            Optional.of(actor.session()),
            Map.of("account", actor.account().name(), "by", word(holder.by()))));
  }

  /**
   * Whose proof it is.
   *
   * @param shownAt when they showed that it is them: now, or when the provider says that it was
   */
  private record Holder(AccountRow account, CredentialRow credential, Instant shownAt) {
    CredentialKind by() {
      return credential.kind();
    }
  }

  private Holder holder(SignInProof proof, Instant now) {
    Challenges.Taken taken =
        challenges.take(proof.challenge(), now).orElseThrow(SigningIn::noSignIn);
    Optional<AccountRow> named = core.state().accountNamed(taken.name());
    Optional<Holder> holder =
        switch (proof) {
          case SignInProof.ByOperatorKey signed ->
              named.flatMap(account -> bySignature(account, taken.challenge(), signed, now));
          case SignInProof.ByPasskey asserted ->
              named.flatMap(account -> byPasskey(account, taken.challenge(), asserted, now));
          case SignInProof.ByIdToken(var id, String token) ->
              byProvider(taken.challenge(), token, now);
        };
    return holder
        .filter(one -> !one.account().locked() && isLetIn(one.account()))
        .orElseThrow(
            () -> {
              denials.denySignIn(named.map(AccountRow::pseudonym).orElse(Entry.KEYHOLDER));
              return noSignIn();
            });
  }

  /** A share's recipient comes in as long as the share lasts. */
  private boolean isLetIn(AccountRow account) {
    return account.role() != Role.GUEST || shares.isOpen(account);
  }

  private static Optional<Holder> bySignature(
      AccountRow account, Challenge challenge, SignInProof.ByOperatorKey proof, Instant now) {
    return account.credentials().stream()
        .filter(one -> one.kind() == CredentialKind.OPERATOR)
        .filter(one -> OperatorSignature.holds(one.key(), challenge, proof))
        .findFirst()
        .map(one -> new Holder(account, one, now));
  }

  private Optional<Holder> byPasskey(
      AccountRow account, Challenge challenge, SignInProof.ByPasskey proof, Instant now) {
    try {
      return account.credentials().stream()
          .filter(one -> one.passkey() && Arrays.equals(one.id(), proof.credential()))
          .findFirst()
          .map(one -> new Holder(account, passkeys.verify(challenge, one, proof), now));
    } catch (SignInException e) {
      return Optional.empty();
    }
  }

  private Optional<Holder> byProvider(Challenge challenge, String token, Instant now) {
    IdToken said = tokens.orElseThrow(SigningIn::noSignIn).verify(challenge, token, now);
    CredentialRow meant = ofProvider(said);
    Instant shownAt = said.signedInAt().filter(at -> at.isBefore(now)).orElse(Instant.EPOCH);
    return bound(meant)
        .flatMap(
            account ->
                account.credentials().stream()
                    .filter(meant::isSame)
                    .findFirst()
                    .map(one -> new Holder(account, one, shownAt)));
  }

  /** The account that a credential belongs to. */
  private Optional<AccountRow> bound(CredentialRow credential) {
    return core.state().accounts().stream()
        .filter(account -> account.credentials().stream().anyMatch(credential::isSame))
        .findFirst();
  }

  private CredentialRow ofProvider(IdToken said) {
    String issuer = core.settings.provider().orElseThrow().issuer().toString();
    return CredentialRow.made(
        CredentialKind.PROVIDER,
        said.subject().getBytes(StandardCharsets.UTF_8),
        issuer.getBytes(StandardCharsets.UTF_8));
  }

  /** Notes the use; what was changed or locked meanwhile stays so. */
  private AccountRow used(Holder holder, Instant now) {
    CredentialRow used = holder.credential().usedAt(now);
    AccountRow account =
        core.change(
            holder.account().id(),
            row ->
                Accounts.with(
                    row,
                    row.credentials().stream()
                        .map(one -> one.isSame(used) ? used.named(one.name()) : one)
                        .toList()),
            "account");
    if (account.locked() || account.credentials().stream().noneMatch(used::isSame)) {
      throw noSignIn();
    }
    return account;
  }

  static SignInException noSignIn() {
    return new SignInException("Signing in failed. Please try again.");
  }

  void enrol(AccountId id, SecretBytes code, Challenge challenge, Credential credential) {
    core.requireRunning();
    Instant now = core.now();
    Challenges.Taken taken = challenges.take(challenge.id(), now).orElseThrow(SigningIn::noSignIn);
    AccountRow account =
        core.state()
            .account(id)
            .filter(row -> row.name().equals(taken.name()))
            .filter(row -> isGood(row, code, now))
            .orElseThrow(SigningIn::noEnrolment);
    CredentialRow made = made(taken.challenge(), credential, now);
    core.change(
        id,
        row -> {
          // Somebody else may have been faster with the same code.
          if (!isGood(row, code, now)) {
            throw noEnrolment();
          }
          return Accounts.enrolled(row, made);
        },
        "account");
    core.write(
        entry(
            LeafKind.ACCOUNT,
            "enrol",
            account,
            Optional.empty(),
            Map.of("account", account.name(), "by", word(made.kind()))));
  }

  private static SignInException noEnrolment() {
    return new SignInException("This enrolment code is not good, or not any more.");
  }

  private static boolean isGood(AccountRow account, SecretBytes code, Instant now) {
    Optional<EnrolmentRow> enrolment = account.enrolment();
    return !account.locked()
        && enrolment
            .filter(
                row ->
                    now.isBefore(row.until())
                        && MessageDigest.isEqual(row.codeHash(), Accounts.hash(code)))
            .isPresent();
  }

  /** A credential that its holder adds; the challenge was given for their name. */
  CredentialRow added(AccountRow account, Challenge challenge, Credential credential) {
    Instant now = core.now();
    Challenges.Taken taken =
        challenges
            .take(challenge.id(), now)
            .filter(one -> one.name().equals(account.name()))
            .orElseThrow(SigningIn::noSignIn);
    return made(taken.challenge(), credential, now);
  }

  private CredentialRow made(Challenge challenge, Credential credential, Instant now) {
    CredentialRow made =
        switch (credential) {
          case Credential.OfOperator(byte[] publicKey) -> {
            if (!OperatorSignature.isKey(publicKey)) {
              throw new SignInException("This is no Ed25519 public key.");
            }
            yield CredentialRow.made(CredentialKind.OPERATOR, publicKey, publicKey);
          }
          case Credential.OfPasskey passkey -> passkeys.enrol(challenge, passkey);
          case Credential.OfProvider(String token) ->
              ofProvider(tokens.orElseThrow(SigningIn::noSignIn).verify(challenge, token, now));
        };
    if (bound(made).isPresent()) {
      throw new SignInException("Somebody signs in with this already.");
    }
    return made.enrolledAt(now);
  }

  static String word(CredentialKind kind) {
    return switch (kind) {
      case OPERATOR -> "operator";
      case PASSKEY -> "passkey";
      case PROVIDER -> "provider";
    };
  }

  private static Entry entry(
      LeafKind kind,
      String scope,
      AccountRow account,
      Optional<Session> session,
      Map<String, String> facts) {
    return Entry.of(kind, scope, account.pseudonym(), session.map(Session::id), facts);
  }
}
