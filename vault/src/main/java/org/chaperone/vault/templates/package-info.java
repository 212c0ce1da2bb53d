/**
 * Which standard views a procedure is documented by: those that are shipped, and a clinic's own.
 */
@NullMarked
package org.chaperone.vault.templates;

import org.jspecify.annotations.NullMarked;
