/**
 * Key material and what is done with it: derivation, sealing under a key, the hierarchy under the
 * root key; uses the JDK alone.
 */
@NullMarked
package org.chaperone.keyholder.keys;

import org.jspecify.annotations.NullMarked;
