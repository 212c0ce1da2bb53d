/** Finding patients, adding them, a patient's page; uses {@code photograph} for captions. */
@NullMarked
package org.chaperone.web.patient;

import org.jspecify.annotations.NullMarked;
