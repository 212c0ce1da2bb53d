package org.chaperone.keyholder.exposure;

import java.time.Instant;
import java.util.List;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.status.Level;

/**
 * What could have been taken, and what could not.
 *
 * @param everything true when nothing can be excluded: the whole server was lost at a level where
 *     it holds keys
 * @param level the level the answer rests on
 * @param from the begin of the releases looked at: the break-in less the life of a key on the
 *     server
 * @param to their end
 * @param firstEntry the first entry of the ledger in that time
 * @param endEntry one past the last
 * @param possible patients of whom something was released or added, with what
 * @param namesOnly patients whose roster entry alone was released
 * @param erasedSince how many patients touched in that time were erased since: possible too, but
 *     they cannot be named
 * @param patientsExcluded how many of the known patients are in neither list; 0 when {@code
 *     everything}
 * @param photographsExcluded how many of the known photographs are not in {@code possible}; 0 when
 *     {@code everything}
 * @param sentences the answer for people, and what it does not say
 */
public record Exposure(
    boolean everything,
    Level level,
    Instant from,
    Instant to,
    long firstEntry,
    long endEntry,
    List<ExposedPatient> possible,
    List<PatientId> namesOnly,
    int erasedSince,
    int patientsExcluded,
    int photographsExcluded,
    List<String> sentences) {

  /** Copies the lists. */
  public Exposure {
    possible = List.copyOf(possible);
    namesOnly = List.copyOf(namesOnly);
    sentences = List.copyOf(sentences);
  }
}
