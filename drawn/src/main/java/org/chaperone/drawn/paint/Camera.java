package org.chaperone.drawn.paint;

/**
 * Turns linear light into the bytes of a photograph: lens softness, vignette, white balance,
 * exposure, sensor noise, tone curve.
 *
 * @param balance gain of each channel
 * @param softness of the lens, 0 (sharp) to 0.25
 * @param vignette loss of light in the corners, 0 to 1
 * @param noise spread of the sensor's noise in levels of 255, at mid grey
 * @param grain seeds the noise
 */
public record Camera(Colour balance, float softness, float vignette, float noise, long grain) {
  private static final int STEPS = 4096;
  private static final float[] TONE = tone();

  /** Width × height × 3 bytes, blue, green, red, rows from the top. */
  public byte[] develop(Canvas canvas) {
    int width = canvas.width();
    int height = canvas.height();
    if (softness > 0) {
      soften(canvas.red(), width, height);
      soften(canvas.green(), width, height);
      soften(canvas.blue(), width, height);
    }
    byte[] bgr = new byte[width * height * 3];
    float reach = 4f / (width * width + height * height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        float dx = x - width * 0.5f;
        float dy = y - height * 0.5f;
        float q = (dx * dx + dy * dy) * reach;
        float gain = 1 - vignette * q * (0.6f + 0.4f * q);
        long bits = Dice.mix(grain + i * 0x9E3779B97F4A7C15L);
        int o = i * 3;
        bgr[o] = level(canvas.blue()[i] * balance.blue() * gain, bits);
        bgr[o + 1] = level(canvas.green()[i] * balance.green() * gain, bits >>> 21);
        bgr[o + 2] = level(canvas.red()[i] * balance.red() * gain, bits >>> 42);
      }
    }
    return bgr;
  }

  /** Noise is a sum of three throws of seven bits each, near enough to normal. */
  private byte level(float light, long bits) {
    float t = Curves.clamp(light, 0, 1) * STEPS;
    int k = (int) t;
    float value = TONE[k] + (TONE[k + 1] - TONE[k]) * (t - k);
    float grainy = (bits & 127) + (bits >>> 7 & 127) + (bits >>> 14 & 127) - 190.5f;
    float lit = value + grainy * (noise / 64f) * (1.25f - value * 0.003f);
    return (byte) (int) Curves.clamp(lit + 0.5f, 0, 255);
  }

  private void soften(float[] plane, int width, int height) {
    float side = softness * 0.5f;
    float centre = 1 - softness;
    float[] above = new float[width];
    float[] here = new float[width];
    System.arraycopy(plane, 0, above, 0, width);
    for (int y = 0; y < height; y++) {
      int row = y * width;
      System.arraycopy(plane, row, here, 0, width);
      int below = y + 1 < height ? row + width : row;
      for (int x = 0; x < width; x++) {
        plane[row + x] = centre * here[x] + side * (above[x] + plane[below + x]);
      }
      float left = plane[row];
      for (int x = 0; x < width; x++) {
        float middle = plane[row + x];
        float right = x + 1 < width ? plane[row + x + 1] : middle;
        plane[row + x] = centre * middle + side * (left + right);
        left = middle;
      }
      float[] swap = above;
      above = here;
      here = swap;
    }
  }

  /** The sRGB curve with a gentle shoulder, so that highlights do not clip hard. */
  private static float[] tone() {
    float[] table = new float[STEPS + 2];
    for (int k = 0; k < table.length; k++) {
      double light = StrictMath.min(1, k / (double) STEPS);
      double held = light * (1.18 - 0.18 * light);
      double s = held <= 0.0031308 ? held * 12.92 : 1.055 * StrictMath.pow(held, 1 / 2.4) - 0.055;
      table[k] = (float) (s * 255);
    }
    return table;
  }
}
