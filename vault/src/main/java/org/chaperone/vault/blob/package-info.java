/** Where sealed bytes lie: a folder or an S3 bucket; neither needs to be trusted. */
@NullMarked
package org.chaperone.vault.blob;

import org.jspecify.annotations.NullMarked;
