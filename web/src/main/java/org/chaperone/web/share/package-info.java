/**
 * Photographs shared by a link: giving, listing and ending for the clinic, and what the one person
 * sees whom it is for.
 */
@NullMarked
package org.chaperone.web.share;

import org.jspecify.annotations.NullMarked;
