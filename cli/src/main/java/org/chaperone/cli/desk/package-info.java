/** {@code chaperone case}: the breach desk from the command line. */
@NullMarked
package org.chaperone.cli.desk;

import org.jspecify.annotations.NullMarked;
