/** The site driven as people and as attackers drive it. */
@NullMarked
package org.chaperone.web;

import org.jspecify.annotations.NullMarked;
