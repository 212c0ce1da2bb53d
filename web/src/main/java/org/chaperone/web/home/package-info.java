/** The first page, and whether the server is well. */
@NullMarked
package org.chaperone.web.home;

import org.jspecify.annotations.NullMarked;
