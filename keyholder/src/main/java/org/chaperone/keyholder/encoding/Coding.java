package org.chaperone.keyholder.encoding;

import org.chaperone.ledger.encoding.Cbor;
import org.chaperone.ledger.encoding.MalformedException;

/** How values of one type are written and read. */
interface Coding {

  Cbor write(Object value);

  Object read(Cbor item) throws MalformedException;

  /** Turns what reading an item may throw on wrong values into one exception. */
  static Coding of(Writing writing, Reading reading) {
    return new Coding() {
      @Override
      public Cbor write(Object value) {
        return writing.write(value);
      }

      @Override
      public Object read(Cbor item) throws MalformedException {
        try {
          return reading.read(item);
        } catch (IllegalArgumentException | java.time.DateTimeException | ArithmeticException e) {
          throw new MalformedException("A value is out of its range: " + e.getMessage());
        }
      }
    };
  }

  /** Half of a coding. */
  @FunctionalInterface
  interface Writing {
    Cbor write(Object value);
  }

  /** The other half. */
  @FunctionalInterface
  interface Reading {
    Object read(Cbor item) throws MalformedException;
  }
}
