/**
 * The demo's second part: the same clinic with its photographs in a vault, a stolen disk, a stolen
 * account, and the answer held against what the thieves really got.
 */
@NullMarked
package org.chaperone.cli.demo.theft;

import org.jspecify.annotations.NullMarked;
