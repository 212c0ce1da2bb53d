/** What is known of patients' photographs and consent; always sealed when it is stored. */
@NullMarked
package org.chaperone.vault.facts;

import org.jspecify.annotations.NullMarked;
