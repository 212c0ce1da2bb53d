/** What an investigation writes down, sealed under its own key. */
@NullMarked
package org.chaperone.vault.papers;

import org.jspecify.annotations.NullMarked;
