/** Accounts: making them, their roles, locking them. */
@NullMarked
package org.chaperone.web.administration.accounts;

import org.jspecify.annotations.NullMarked;
