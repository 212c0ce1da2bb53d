/** The demo's last part: the drawn clinic with its site, and a case that waits in it. */
@NullMarked
package org.chaperone.cli.demo.site;

import org.jspecify.annotations.NullMarked;
