/**
 * Laying one picture exactly over another, and measuring how well they agree.
 *
 * <p>Local features only propose; what is accepted has been compared pixel by pixel here.
 */
@NullMarked
package org.chaperone.picture.registration;

import org.jspecify.annotations.NullMarked;
