package org.chaperone.web.approval;

/**
 * The one-time link that an approval made.
 *
 * @param name of whom it is for
 */
public record EnrolledPage(String name, String link) {}
