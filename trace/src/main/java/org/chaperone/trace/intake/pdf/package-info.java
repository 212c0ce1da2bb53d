/**
 * The pictures embedded in a PDF file, taken out without rendering a page.
 *
 * <p>The only room that knows PDFBox.
 */
@NullMarked
package org.chaperone.trace.intake.pdf;

import org.jspecify.annotations.NullMarked;
