/** Key material. */
@NullMarked
package org.chaperone.keyholder.keys;

import org.jspecify.annotations.NullMarked;
