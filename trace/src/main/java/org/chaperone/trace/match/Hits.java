package org.chaperone.trace.match;

import java.util.Arrays;

/**
 * A growing list of agreements between a point of the leaked picture and a point of a photograph.
 */
final class Hits {

  int[] query = new int[1 << 14];
  int[] photograph = new int[1 << 14];
  int[] place = new int[1 << 14];
  byte[] distance = new byte[1 << 14];
  int count;

  void add(int queryPoint, int ofPhotograph, int atPlace, int hamming) {
    if (count == query.length) {
      query = Arrays.copyOf(query, 2 * count);
      photograph = Arrays.copyOf(photograph, 2 * count);
      place = Arrays.copyOf(place, 2 * count);
      distance = Arrays.copyOf(distance, 2 * count);
    }
    query[count] = queryPoint;
    photograph[count] = ofPhotograph;
    place[count] = atPlace;
    distance[count++] = (byte) hamming;
  }
}
