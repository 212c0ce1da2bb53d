package org.chaperone.vault.upkeep;

import java.nio.file.Path;

/**
 * Where backups go that are made by a click, as whoever runs the machines has said it: three
 * different places.
 *
 * @param photographs a folder on this machine, for the photo store
 * @param keys a folder on the keyholder's machine, for the keyholder's store
 * @param keyFile a file on the keyholder's machine, the file of backup keys
 */
public record BackupPlaces(Path photographs, Path keys, Path keyFile) {}
