package org.chaperone.web.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chaperone.keyholder.session.Role;

/**
 * A route for accounts of these roles, signed in. What of a patient they may see the keyholder says
 * in addition.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Only {

  /** The roles. */
  Role[] value();
}
