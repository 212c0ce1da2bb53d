/**
 * How many leaked copies the matcher finds, what it wrongly takes for one, and what that costs;
 * beside plain PDQ on the same pictures.
 */
@NullMarked
package org.chaperone.bench.match;

import org.jspecify.annotations.NullMarked;
