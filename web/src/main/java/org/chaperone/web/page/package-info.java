/** What pages are made with: templates, texts, what every page shows; uses {@code access}. */
@NullMarked
package org.chaperone.web.page;

import org.jspecify.annotations.NullMarked;
