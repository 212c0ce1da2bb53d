/** The demo's thieves really look, and its judge really judges. */
@NullMarked
package org.chaperone.cli.demo.theft;

import org.jspecify.annotations.NullMarked;
