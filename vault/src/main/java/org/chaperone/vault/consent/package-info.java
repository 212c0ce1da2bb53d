/**
 * What patients allow: entries of a history that only grows, each with the wording that was signed.
 * Uses {@code storage}.
 */
@NullMarked
package org.chaperone.vault.consent;

import org.jspecify.annotations.NullMarked;
