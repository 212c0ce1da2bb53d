/**
 * What the administrator and the privacy lead see to: accounts' use, care, decoys, retention,
 * alarms, the ledger's health, and what staff are told at night; uses {@code id}, {@code budget}
 * and {@code status}.
 */
@NullMarked
package org.chaperone.keyholder.administration;

import org.jspecify.annotations.NullMarked;
