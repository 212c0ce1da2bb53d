package org.chaperone.keyholder.session.provider;

/**
 * The identity provider whose word the keyholder takes.
 *
 * @param name what people call it
 * @param issuer its address
 * @param clientId what this installation is called there
 * @param confirms whether having just signed in there confirms what is dangerous
 */
public record Provider(String name, String issuer, String clientId, boolean confirms) {}
