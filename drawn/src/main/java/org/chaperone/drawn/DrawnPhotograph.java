package org.chaperone.drawn;

/**
 * A photograph that the project drew itself.
 *
 * @param name path in the clinic's archive, such as {@code 2019/patient-0142/left-knee-2.jpg}
 * @param width in pixels
 * @param height in pixels
 * @param bgr width × height × 3 bytes, blue, green, red, rows from the top
 */
public record DrawnPhotograph(String name, int width, int height, byte[] bgr) {}
