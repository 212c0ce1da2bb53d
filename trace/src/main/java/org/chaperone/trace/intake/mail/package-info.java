/** Messages and mailboxes: their attachments, inline pictures and messages inside messages. */
@NullMarked
package org.chaperone.trace.intake.mail;

import org.jspecify.annotations.NullMarked;
