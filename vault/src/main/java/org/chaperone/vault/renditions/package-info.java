/** What is made of a photograph when it comes in: pictures to look at, and its fingerprint. */
@NullMarked
package org.chaperone.vault.renditions;

import org.jspecify.annotations.NullMarked;
