/** A bucket of any service that speaks Amazon's S3 protocol. */
@NullMarked
package org.chaperone.vault.blob.s3;

import org.jspecify.annotations.NullMarked;
