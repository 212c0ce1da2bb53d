/**
 * The vault: patients' photographs, sealed before they are stored, opened only under a release.
 *
 * <p>This module is the only one that knows SQL. May use {@code keyholder}, {@code ledger} and
 * {@code picture}, jOOQ, Flyway and the databases' drivers.
 */
@NullMarked
package org.chaperone.vault;

import org.jspecify.annotations.NullMarked;
