package org.chaperone.vault.facts;

/** From where the camera looks at the body. */
public enum View {
  FRONT,
  BACK,
  LEFT_SIDE,
  RIGHT_SIDE,
  LEFT_OBLIQUE,
  RIGHT_OBLIQUE,
  ABOVE,
  BELOW,
  CLOSE_UP,
  DERMOSCOPY
}
