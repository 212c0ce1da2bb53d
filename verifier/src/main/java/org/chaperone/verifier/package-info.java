/**
 * The stand-alone check of evidence, for somebody who trusts none of Chaperone's other software;
 * uses the parts of {@code ledger} that read and check, and the JDK.
 */
@NullMarked
package org.chaperone.verifier;

import org.jspecify.annotations.NullMarked;
