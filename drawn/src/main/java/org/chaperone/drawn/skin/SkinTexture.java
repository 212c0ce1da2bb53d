package org.chaperone.drawn.skin;

import org.chaperone.drawn.paint.Colour;
import org.chaperone.drawn.paint.Curves;
import org.chaperone.drawn.paint.Noise;

/**
 * Bare skin: blotches of blood and pigment, the net of fine creases, pores, and the sheen. All of
 * it is a function of the chart and of the patient's noise, so that every photograph of a site
 * shows the same skin.
 */
public record SkinTexture(Person person, Noise noise) {
  /** Gives every visible point its reflectance, fine relief and gloss. */
  public void applyTo(SkinSurface skin) {
    Colour base = person.skin();
    float pixel = skin.view.millimetres();
    float rough = 0.5f + 0.9f * person.years();
    boolean fine = pixel < 0.16f;
    boolean pores = pixel < 0.4f;
    float pale = 1 - person.tone();
    float contrast = 1 + 1.1f * person.tone();
    for (int i = 0; i < skin.cover.length; i++) {
      if (skin.cover[i] <= 0) {
        continue;
      }
      float u = skin.u[i] + 211 * skin.part[i];
      float v = skin.v[i];
      float large =
          noise.at(u * 0.021f + 3.1f, v * 0.021f) + 0.6f * noise.at(u * 0.06f, v * 0.06f + 9);
      float middle = noise.at(u * 0.19f + v * 0.07f, v * 0.19f - u * 0.07f + 31);
      float small = noise.at(u * 0.52f - v * 0.31f + 7, v * 0.52f + u * 0.31f);
      // Skin lines run across limbs and a little both ways; the wander keeps them from ruling
      // straight.
      float wander = middle * 0.8f;
      float lines = noise.ridge(u * 0.95f + wander, v * 0.42f + 57);
      float across = noise.ridge(u * 0.52f + v * 0.56f + 91, v * 0.78f - u * 0.48f + wander);
      float crease = lines * lines * lines * lines + across * across * across * across;
      float grain = noise.at(u * 1.13f + v * 0.6f + 11, v * 1.13f - u * 0.6f);
      float bump = -0.045f * rough * crease + 0.03f * small + 0.03f * grain;
      float dark = 0.04f * middle + 0.045f * small + 0.04f * grain + 0.05f * crease * rough;
      if (pores) {
        float pore = pore(u * 0.55f, v * 0.55f);
        bump -= 0.05f * pore;
        dark += 0.09f * pore;
      }
      if (fine) {
        float finest = noise.ridge(u * 2.3f + v * 1.2f, v * 2.3f - u * 1.2f + 23);
        bump -= 0.022f * rough * finest * finest * finest;
        dark += 0.03f * noise.at(u * 3.1f, v * 3.1f + 40);
      }
      dark *= contrast;
      float pigment = 1 - dark - 0.07f * large * (1.2f - pale);
      float blood = pale * (0.075f * large + 0.06f * middle);
      skin.red[i] = base.red() * pigment * (1 - 0.15f * blood);
      skin.green[i] = base.green() * (pigment - 0.4f * dark) * (1 - blood);
      skin.blue[i] = base.blue() * (pigment - 0.6f * dark) * (1 - 0.9f * blood);
      skin.relief[i] += bump;
      skin.gloss[i] = 0.8f + 0.25f * middle - 0.35f * crease;
    }
  }

  /** One small pit at a random place of each cell of a square net. */
  private float pore(float x, float y) {
    int xi = Curves.floor(x);
    int yi = Curves.floor(y);
    float dx = x - xi - 0.5f - 0.28f * noise.cell(xi, yi, 1);
    float dy = y - yi - 0.5f - 0.28f * noise.cell(xi, yi, 2);
    float size = 0.16f + 0.07f * noise.cell(xi, yi, 3);
    return Curves.bell((dx * dx + dy * dy) / (size * size)) * (0.6f + 0.4f * noise.cell(xi, yi, 4));
  }
}
