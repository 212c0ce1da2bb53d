package org.chaperone.cli.ledger;

import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.ledger.note.VerifierKey;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a verifier key from the command line. */
public final class KeyText implements ITypeConverter<VerifierKey> {

  @Override
  public VerifierKey convert(String text) {
    try {
      return VerifierKey.parse(text);
    } catch (MalformedException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
