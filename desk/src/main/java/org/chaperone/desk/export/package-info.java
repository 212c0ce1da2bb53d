/** A case's answer as files for people outside. */
@NullMarked
package org.chaperone.desk.export;

import org.jspecify.annotations.NullMarked;
