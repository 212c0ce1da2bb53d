/** {@code chaperone keyholder}: making, serving and asking a keyholder from the command line. */
@NullMarked
package org.chaperone.cli.keyholder;

import org.jspecify.annotations.NullMarked;
