/**
 * The breach desk's pages: cases, what they look at, leaked material, the answer, callers. Uses
 * {@code access}, {@code page} and the module {@code desk}.
 */
@NullMarked
package org.chaperone.web.cases;

import org.jspecify.annotations.NullMarked;
