/** What a case writes down: one record for each thing that happened, never changed afterwards. */
@NullMarked
package org.chaperone.desk.paper;

import org.jspecify.annotations.NullMarked;
