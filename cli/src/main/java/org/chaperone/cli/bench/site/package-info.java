/**
 * A clinic for measuring its site: many patients, some with full galleries, limits out of the way.
 */
@NullMarked
package org.chaperone.cli.bench.site;

import org.jspecify.annotations.NullMarked;
