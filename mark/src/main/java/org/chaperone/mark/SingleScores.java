package org.chaperone.mark;

/**
 * The scores of one key before the best of them is taken. Over random keys each has mean 0 and
 * deviation 1; those of the same key in several hypotheses are alike.
 *
 * @param weighted for each way of laying the leak, the score of each weighting
 * @param octaves for each way of laying the leak, the score of each octave alone, finest first; the
 *     last is always that of the coarsest
 */
@SuppressWarnings("ArrayRecordComponent")
public record SingleScores(double[][] weighted, double[][] octaves) {}
