package org.chaperone.picture.registration;

/**
 * How well a leaked picture lies over a photograph, measured at small patches around well-textured
 * points of the photograph.
 *
 * @param transform from pixels of the photograph's thumbnail to pixels of the leaked picture
 * @param points patches looked at: those of the photograph that the leaked picture covers
 * @param agreeing patches whose content was found again in the leaked picture (correlation above .7
 *     after a search nearby)
 * @param still of these, patches found where the transform says, within .7 pixels
 * @param moved of these, patches found more than a pixel away
 * @param drift median over agreeing patches of the length of the median displacement of their nine
 *     neighbours, in pixels: what moves together is another moment, not noise
 * @param mostDrift the same for the patches that moved most together: only one in twenty has more
 * @param agreement mean correlation in place over all patches, −1 to 1
 * @param agreeingShare share of patches with correlation in place above .6
 * @param area of the still patches' hull, as a share of the photograph
 * @param scale pixels of the leaked picture for one of the thumbnail, at the middle of what is
 *     covered
 */
public record Alignment(
    Transform transform,
    int points,
    int agreeing,
    int still,
    int moved,
    double drift,
    double mostDrift,
    double agreement,
    double agreeingShare,
    double area,
    double scale) {}
