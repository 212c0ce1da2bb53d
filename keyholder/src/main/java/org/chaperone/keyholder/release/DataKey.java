package org.chaperone.keyholder.release;

import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.keys.SecretBytes;

/**
 * The key of one rendition of one photograph.
 *
 * @param key 32 bytes, the same at every release; whoever seals with it more than once must use a
 *     fresh salt or nonce each time
 */
public record DataKey(PhotographId photograph, Rendition rendition, SecretBytes key) {}
