/**
 * The keyholder as a process of its own: docs/keyholder-protocol.md over a Unix socket or TLS; uses
 * {@code encoding} and the JDK.
 */
@NullMarked
package org.chaperone.keyholder.wire;

import org.jspecify.annotations.NullMarked;
