package org.chaperone.web.approval;

/**
 * The one-time link that an approval made.
 *
 * @param name of whom it is for
 * @param renewed whether it replaces what somebody signed in with
 */
public record EnrolledPage(String name, String link, boolean renewed) {}
