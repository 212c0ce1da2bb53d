/**
 * The clinic's site: a web server around a vault and its keyholder; uses {@code desk}, {@code
 * vault} and what is below, Spring, JTE.
 */
@NullMarked
package org.chaperone.web;

import org.jspecify.annotations.NullMarked;
