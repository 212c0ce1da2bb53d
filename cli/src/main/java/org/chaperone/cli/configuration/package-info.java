/** The configuration file: what may stand in it, and how its lines become options. */
@NullMarked
package org.chaperone.cli.configuration;

import org.jspecify.annotations.NullMarked;
