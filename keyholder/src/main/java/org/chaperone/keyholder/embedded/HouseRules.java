package org.chaperone.keyholder.embedded;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.chaperone.keyholder.administration.RetentionRule;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.budget.Limits;
import org.chaperone.keyholder.encoding.Codings;
import org.chaperone.ledger.encoding.Cbor;
import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.ledger.leaf.Details;

/**
 * The clinic's limits and its rule of retention: those that it began with, or what the ledger says
 * of the last change. No row keeps them, so that a store restored from a backup, or exchanged, has
 * the limits that two people decided on and no others.
 */
final class HouseRules {

  /** Scope of the entries that change limits. */
  static final String LIMITS = "limits";

  /** Scope of the entries that change the rule of retention. */
  static final String RETENTION = "retention";

  private static final String VALUE = "value";

  private volatile Limits limits;
  private volatile Optional<RetentionRule> retention = Optional.empty();

  HouseRules(Limits first) {
    this.limits = first;
  }

  Limits limits() {
    return limits;
  }

  Optional<RetentionRule> retention() {
    return retention;
  }

  /** What the entry of a change says besides. */
  static Map<String, String> facts(Action.ChangeLimits change) {
    return Map.of(VALUE, hex(Codings.write(Limits.class, change.limits())));
  }

  /** What the entry of a change says besides. */
  static Map<String, String> facts(Action.ChangeRetention change) {
    return change
        .rule()
        .map(rule -> Map.of(VALUE, hex(Codings.write(RetentionRule.class, rule))))
        .orElse(Map.of());
  }

  private static String hex(Cbor item) {
    return HexFormat.of().formatHex(item.bytes());
  }

  /**
   * Takes a change as its entry has it.
   *
   * @throws MalformedException when it is none
   */
  void take(String scope, Details details) throws MalformedException {
    Optional<String> value = Optional.ofNullable(details.facts().get(VALUE));
    if (scope.equals(LIMITS)) {
      limits = (Limits) Codings.read(Limits.class, cbor(value.orElse("")));
    } else if (value.isEmpty()) {
      retention = Optional.empty();
    } else {
      retention = Optional.of((RetentionRule) Codings.read(RetentionRule.class, cbor(value.get())));
    }
  }

  private static Cbor cbor(String hex) throws MalformedException {
    try {
      return Cbor.read(HexFormat.of().parseHex(hex));
    } catch (IllegalArgumentException e) {
      throw new MalformedException("A rule is not written as one.");
    }
  }

  /** Takes a change that was just decided, whose entry is durable. */
  void take(Action.ChangeLimits change) {
    limits = change.limits();
  }

  /** Takes a change that was just decided, whose entry is durable. */
  void take(Action.ChangeRetention change) {
    retention = change.rule();
  }
}
