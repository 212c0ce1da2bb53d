package org.chaperone.web.share;

import org.chaperone.keyholder.share.SharedPhotographs;

/** What the recipient of a share sees. */
public record SharedPage(SharedPhotographs shared) {}
