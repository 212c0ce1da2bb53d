/** What a caller is told: one of three answers, its reason, and what to do next. */
@NullMarked
package org.chaperone.desk.phone;

import org.jspecify.annotations.NullMarked;
