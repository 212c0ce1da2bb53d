/**
 * Investigations: what a clinic does with a leak, on {@code vault}, {@code trace} and {@code
 * keyholder}.
 */
@NullMarked
package org.chaperone.desk;

import org.jspecify.annotations.NullMarked;
