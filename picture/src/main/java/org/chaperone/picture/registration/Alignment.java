package org.chaperone.picture.registration;

/**
 * How well a leaked picture lies over a photograph, measured at small patches around well-textured
 * places of the photograph.
 *
 * @param transform from pixels of the photograph's thumbnail to pixels of the leaked picture
 * @param patches looked at: those of the photograph that the leaked picture covers
 * @param agreeing patches whose content was found again nearby in the leaked picture (correlation
 *     above .7)
 * @param still of these, patches found where the transform says, within .7 pixels
 * @param movedTogether of these, patches found more than a pixel away, as their neighbours were:
 *     what moves together is another moment, not noise
 * @param drift how many times its uncertainty a neighbourhood of patches has moved together,
 *     exceeded by one neighbourhood in twenty
 * @param agreement mean correlation in place over all patches, −1 to 1
 * @param agreeingShare share of patches with correlation in place above .6
 * @param area of the still patches' hull, as a share of the photograph
 * @param covered share of the photograph that the leaked picture covers
 * @param filled share of the leaked picture that the photograph covers
 * @param shown box around that hull, in pixels of the leaked picture
 * @param agreeingWithin share of the patches within that hull that were found again
 * @param scale pixels of the leaked picture for one of the thumbnail, at the middle of what is
 *     covered
 */
public record Alignment(
    Transform transform,
    int patches,
    int agreeing,
    int still,
    int movedTogether,
    double drift,
    double agreement,
    double agreeingShare,
    double area,
    double covered,
    double filled,
    Bounds shown,
    double agreeingWithin,
    double scale) {

  /** The same alignment with a leaked picture that {@code onward} leads to. */
  Alignment onto(Transform onward) {
    return new Alignment(
        onward.after(transform),
        patches,
        agreeing,
        still,
        movedTogether,
        drift,
        agreement,
        agreeingShare,
        area,
        covered,
        filled,
        shown.through(onward),
        agreeingWithin,
        scale);
  }
}
