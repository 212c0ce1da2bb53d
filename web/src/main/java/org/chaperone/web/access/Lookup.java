package org.chaperone.web.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A route that looks people up. An account may ask so often a minute, all its sessions together;
 * what a person types stays far below.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Lookup {

  /** Requests a minute. */
  int aMinute();
}
