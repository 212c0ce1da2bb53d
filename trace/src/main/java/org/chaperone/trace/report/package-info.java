/** What a trace found, as JSON, CSV and a page to read. */
@NullMarked
package org.chaperone.trace.report;

import org.jspecify.annotations.NullMarked;
