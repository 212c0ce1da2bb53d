package org.chaperone.cli.demo;

/**
 * A file that the demo put into the leak.
 *
 * @param path as the report names it
 */
record Planted(String path, Truth truth) {}
