/** Who has seen a patient or a photograph, from the ledger. */
@NullMarked
package org.chaperone.web.seen;

import org.jspecify.annotations.NullMarked;
