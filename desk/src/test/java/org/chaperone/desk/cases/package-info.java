/** Cases, from their opening to what is said of each patient. */
@NullMarked
package org.chaperone.desk.cases;

import org.jspecify.annotations.NullMarked;
