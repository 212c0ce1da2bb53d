package org.chaperone.web.administration.keys;

import java.util.List;
import org.chaperone.keyholder.administration.Alarm;

/**
 * What the privacy lead was told.
 *
 * @param open alarms into which nobody has looked
 * @param others the rest, the latest first
 */
public record AlarmsPage(List<Alarm> open, List<Alarm> others) {}
