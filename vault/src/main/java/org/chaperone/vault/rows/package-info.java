/** The database: one schema on SQLite and on PostgreSQL; the only package that knows SQL. */
@NullMarked
package org.chaperone.vault.rows;

import org.jspecify.annotations.NullMarked;
