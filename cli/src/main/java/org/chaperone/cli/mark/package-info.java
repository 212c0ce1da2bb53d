/** {@code chaperone mark}: marks of plain files, to try them without a vault. */
@NullMarked
package org.chaperone.cli.mark;

import org.jspecify.annotations.NullMarked;
