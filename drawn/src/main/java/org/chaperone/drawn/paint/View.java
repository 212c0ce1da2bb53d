package org.chaperone.drawn.paint;

/**
 * Where the camera stands: it looks straight down on the scene's plane, turned and from some
 * height. Scene points are in millimetres, pixels in pixels, y down in both.
 */
public final class View {
  private final int width;
  private final int height;
  private final float millimetres;
  private final float centreX;
  private final float centreY;
  private final float turn;
  private final float cosine;
  private final float sine;

  /**
   * A view.
   *
   * @param millimetres a pixel's side in the scene
   * @param centreX scene point in the middle of the picture
   * @param turn of the camera, in radians
   */
  public View(int width, int height, float millimetres, float centreX, float centreY, float turn) {
    this.width = width;
    this.height = height;
    this.millimetres = millimetres;
    this.centreX = centreX;
    this.centreY = centreY;
    this.turn = turn;
    this.cosine = Curves.cos(turn);
    this.sine = Curves.sin(turn);
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** A pixel's side in the scene, in millimetres. */
  public float millimetres() {
    return millimetres;
  }

  /** How far the camera is turned, in radians. */
  public float turn() {
    return turn;
  }

  public float sceneX(float px, float py) {
    float dx = px - width * 0.5f;
    float dy = py - height * 0.5f;
    return centreX + (cosine * dx - sine * dy) * millimetres;
  }

  public float sceneY(float px, float py) {
    float dx = px - width * 0.5f;
    float dy = py - height * 0.5f;
    return centreY + (sine * dx + cosine * dy) * millimetres;
  }

  public float pixelX(float x, float y) {
    return width * 0.5f + (cosine * (x - centreX) + sine * (y - centreY)) / millimetres;
  }

  public float pixelY(float x, float y) {
    return height * 0.5f + (-sine * (x - centreX) + cosine * (y - centreY)) / millimetres;
  }

  /** The scene's x of a direction in the picture. */
  public float directionX(float x, float y) {
    return cosine * x - sine * y;
  }

  /** The scene's y of a direction in the picture. */
  public float directionY(float x, float y) {
    return sine * x + cosine * y;
  }

  /** The same view with fewer pixels, for what is soft anyway. */
  public View reduced(int factor) {
    int w = Math.max(2, width / factor);
    int h = Math.max(2, height / factor);
    return new View(w, h, millimetres * width / w, centreX, centreY, turn);
  }
}
