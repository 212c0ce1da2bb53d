/** {@code chaperone serve}: the clinic's site for a vault, from its first start to Ctrl-C. */
@NullMarked
package org.chaperone.cli.serve;

import org.jspecify.annotations.NullMarked;
