/**
 * {@code chaperone demo}: a drawn clinic is robbed, its photographs are traced, and the answer is
 * held against the truth, which the demo knows because it made the leak.
 */
@NullMarked
package org.chaperone.cli.demo;

import org.jspecify.annotations.NullMarked;
