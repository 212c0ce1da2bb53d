/** What patients allow: asking, signing, taking back, and where copies went. */
@NullMarked
package org.chaperone.web.consent;

import org.jspecify.annotations.NullMarked;
