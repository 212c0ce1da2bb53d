/** What a person sees in the terminal: progress, and text that cannot steer the terminal. */
@NullMarked
package org.chaperone.cli.terminal;

import org.jspecify.annotations.NullMarked;
