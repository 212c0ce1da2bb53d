/**
 * {@code chaperone vault} and {@code chaperone exposure}: the photographs from the command line.
 */
@NullMarked
package org.chaperone.cli.vault;

import org.jspecify.annotations.NullMarked;
