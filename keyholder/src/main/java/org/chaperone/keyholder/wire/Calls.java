package org.chaperone.keyholder.wire;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.encoding.Codings;
import org.chaperone.ledger.encoding.Cbor;
import org.chaperone.ledger.encoding.MalformedException;

/**
 * The methods of {@link Keyholder} as messages: their names are on the wire, their declared types
 * say what the bytes may become, and nothing else can be called.
 */
final class Calls {

  private static final Map<String, Call> ALL = all();

  private Calls() {}

  /** One method. */
  record Call(Method method, Type[] parameters, Type result) {

    Cbor request(Object[] arguments) {
      List<Cbor> items = new ArrayList<>(parameters.length);
      for (int i = 0; i < parameters.length; i++) {
        items.add(Codings.write(parameters[i], arguments[i]));
      }
      return new Cbor.Items(List.of(Cbor.of(method.getName()), new Cbor.Items(items)));
    }

    Object[] arguments(List<Cbor> items) throws MalformedException {
      if (items.size() != parameters.length) {
        throw new MalformedException(
            method.getName() + " takes " + parameters.length + " arguments.");
      }
      Object[] arguments = new Object[parameters.length];
      for (int i = 0; i < parameters.length; i++) {
        arguments[i] = Codings.read(parameters[i], items.get(i));
      }
      return arguments;
    }

    boolean isVoid() {
      return result == void.class;
    }
  }

  private static Map<String, Call> all() {
    Map<String, Call> calls = new TreeMap<>();
    for (Method method : Keyholder.class.getMethods()) {
      if (Modifier.isAbstract(method.getModifiers()) && !method.getName().equals("close")) {
        Call call =
            new Call(method, method.getGenericParameterTypes(), method.getGenericReturnType());
        if (calls.put(method.getName(), call) != null) {
          throw new IllegalStateException(
              "Two methods of a keyholder are called " + method.getName() + ".");
        }
      }
    }
    return calls;
  }

  static Optional<Call> named(String name) {
    return Optional.ofNullable(ALL.get(name));
  }
}
