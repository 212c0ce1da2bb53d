/**
 * Names of things: sixteen random bytes that say nothing about what they name; uses the JDK alone.
 */
@NullMarked
package org.chaperone.keyholder.id;

import org.jspecify.annotations.NullMarked;
