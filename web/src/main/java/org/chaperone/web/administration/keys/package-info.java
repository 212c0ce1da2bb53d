/** The level that is reached, keys, witnesses, backups, the ledger's health and its alarms. */
@NullMarked
package org.chaperone.web.administration.keys;

import org.jspecify.annotations.NullMarked;
