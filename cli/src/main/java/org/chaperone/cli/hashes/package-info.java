/** {@code chaperone hashes}: PDQ hashes of a folder, for schemes that share them. */
@NullMarked
package org.chaperone.cli.hashes;

import org.jspecify.annotations.NullMarked;
