/** Confirmed, possible, excluded: what a case says of every patient and photograph, and why. */
@NullMarked
package org.chaperone.desk.answer;

import org.jspecify.annotations.NullMarked;
