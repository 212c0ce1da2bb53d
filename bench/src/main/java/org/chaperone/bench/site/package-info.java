/**
 * The clinic's site under the load of a day: staff who look for patients and look at photographs.
 */
@NullMarked
package org.chaperone.bench.site;

import org.jspecify.annotations.NullMarked;
