/**
 * Invisible marks: every rendition that is served carries a pattern of its own, and a leaked copy
 * names the view that it was served in. Start reading at {@link org.chaperone.mark.Embedder}.
 */
@NullMarked
package org.chaperone.mark;

import org.jspecify.annotations.NullMarked;
