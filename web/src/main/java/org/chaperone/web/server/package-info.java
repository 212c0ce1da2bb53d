/** The server as such: how it is put together, what it sends with every answer, its log. */
@NullMarked
package org.chaperone.web.server;

import org.jspecify.annotations.NullMarked;
