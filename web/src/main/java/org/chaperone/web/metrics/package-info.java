/**
 * What is measured of the site, for Prometheus, on a port of its own. No label names a patient or
 * an account.
 */
@NullMarked
package org.chaperone.web.metrics;

import org.jspecify.annotations.NullMarked;
