package org.chaperone.keyholder.encoding;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chaperone.keyholder.id.Id128;
import org.chaperone.keyholder.index.IndexPublicKey;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.ledger.encoding.Cbor;
import org.chaperone.ledger.encoding.MalformedException;

/**
 * Writes and reads values by their declared type. The bytes never choose a class: only the records,
 * enums and sealed interfaces that a declared type names can come out.
 *
 * <table>
 * <caption>What becomes what</caption>
 * <tr><td>int, long</td><td>whole number; negative ones are refused</td></tr>
 * <tr><td>boolean</td><td>0 or 1</td></tr>
 * <tr><td>text, enum, date, time of day, path</td><td>text</td></tr>
 * <tr><td>bytes, secret, id, index key</td><td>byte string</td></tr>
 * <tr><td>instant</td><td>milliseconds since 1970</td></tr>
 * <tr><td>list, set</td><td>array; a set sorted by its texts</td></tr>
 * <tr><td>optional</td><td>array of none or one</td></tr>
 * <tr><td>record</td><td>array of its components; one component stands for itself</td></tr>
 * <tr><td>one of a sealed interface</td><td>array of its simple name and the record</td></tr>
 * </table>
 */
public final class Codings {

  private static final Map<Type, Coding> KNOWN = new ConcurrentHashMap<>();

  static {
    Coding whole = Coding.of(v -> Cbor.of(((Number) v).longValue()), Codings::number);
    KNOWN.put(long.class, whole);
    KNOWN.put(Long.class, whole);
    KNOWN.put(
        int.class,
        Coding.of(v -> Cbor.of(((Number) v).longValue()), i -> Math.toIntExact(number(i))));
    KNOWN.put(boolean.class, Coding.of(v -> Cbor.of((Boolean) v ? 1 : 0), Codings::truth));
    KNOWN.put(String.class, text(Object::toString, s -> s));
    KNOWN.put(LocalDate.class, text(Object::toString, LocalDate::parse));
    KNOWN.put(LocalTime.class, text(Object::toString, LocalTime::parse));
    KNOWN.put(Path.class, text(Object::toString, Path::of));
    KNOWN.put(byte[].class, Coding.of(v -> Cbor.of((byte[]) v), Codings::bytes));
    KNOWN.put(
        SecretBytes.class,
        Coding.of(v -> Cbor.of(((SecretBytes) v).copy()), i -> SecretBytes.taking(bytes(i))));
    KNOWN.put(Id128.class, Coding.of(v -> Cbor.of(((Id128) v).bytes()), i -> Id128.of(bytes(i))));
    KNOWN.put(
        IndexPublicKey.class,
        Coding.of(v -> Cbor.of(((IndexPublicKey) v).bytes()), i -> IndexPublicKey.of(bytes(i))));
    KNOWN.put(
        Instant.class,
        Coding.of(
            v -> Cbor.of(((Instant) v).toEpochMilli()), i -> Instant.ofEpochMilli(number(i))));
  }

  private Codings() {}

  /** Writes a value of a declared type. */
  public static Cbor write(Type type, Object value) {
    return of(type).write(value);
  }

  /**
   * Reads a value of a declared type.
   *
   * @throws MalformedException when the item is not one
   */
  public static Object read(Type type, Cbor item) throws MalformedException {
    return of(type).read(item);
  }

  private static Coding of(Type type) {
    Coding known = KNOWN.get(type);
    if (known == null) {
      known = make(type);
      KNOWN.put(type, known);
    }
    return known;
  }

  private static Coding make(Type type) {
    if (type instanceof ParameterizedType generic) {
      return container((Class<?>) generic.getRawType(), generic.getActualTypeArguments()[0]);
    }
    if (type instanceof Class<?> plain) {
      if (plain.isEnum()) {
        return text(v -> ((Enum<?>) v).name(), name -> constant(plain, name));
      }
      if (plain.isRecord()) {
        return record(plain);
      }
      if (plain.isSealed()) {
        return choice(plain);
      }
    }
    throw new IllegalArgumentException("There is no encoding of " + type + ".");
  }

  private static Coding container(Class<?> kind, Type element) {
    if (kind == Optional.class) {
      return Coding.of(
          v -> new Cbor.Items(((Optional<?>) v).map(x -> write(element, x)).stream().toList()),
          i -> {
            List<Cbor> items = items(i);
            if (items.size() > 1) {
              throw new MalformedException("An optional value is there once or not.");
            }
            return items.isEmpty()
                ? Optional.empty()
                : Optional.of(read(element, items.getFirst()));
          });
    }
    if (kind == List.class) {
      return Coding.of(v -> all(element, (List<?>) v), i -> all(element, i));
    }
    if (kind == Set.class) {
      return Coding.of(
          v ->
              all(
                  element,
                  ((Set<?>) v)
                      .stream().sorted((a, b) -> a.toString().compareTo(b.toString())).toList()),
          i -> new LinkedHashSet<>(all(element, i)));
    }
    throw new IllegalArgumentException("There is no encoding of " + kind + ".");
  }

  private static Coding record(Class<?> kind) {
    RecordComponent[] components = kind.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    RecordShape shape = new RecordShape(kind, components, types);
    if (components.length == 1) {
      Type only = components[0].getGenericType();
      return Coding.of(
          v -> write(only, shape.component(0, v)), i -> shape.make(new Object[] {read(only, i)}));
    }
    return Coding.of(
        v -> {
          List<Cbor> fields = new ArrayList<>(components.length);
          for (int c = 0; c < components.length; c++) {
            fields.add(write(components[c].getGenericType(), shape.component(c, v)));
          }
          return new Cbor.Items(fields);
        },
        i -> {
          List<Cbor> fields = items(i);
          if (fields.size() != components.length) {
            throw new MalformedException(
                kind.getSimpleName()
                    + " has "
                    + components.length
                    + " fields, not "
                    + fields.size()
                    + ".");
          }
          Object[] values = new Object[components.length];
          for (int c = 0; c < components.length; c++) {
            values[c] = read(components[c].getGenericType(), fields.get(c));
          }
          return shape.make(values);
        });
  }

  private static Coding choice(Class<?> kind) {
    return Coding.of(
        v -> new Cbor.Items(List.of(Cbor.of(v.getClass().getSimpleName()), write(v.getClass(), v))),
        i -> {
          List<Cbor> both = items(i);
          if (both.size() == 2 && both.getFirst() instanceof Cbor.Text(String name)) {
            for (Class<?> one : kind.getPermittedSubclasses()) {
              if (one.getSimpleName().equals(name)) {
                return read(one, both.get(1));
              }
            }
          }
          throw new MalformedException("This is no " + kind.getSimpleName() + ".");
        });
  }

  private static Coding text(java.util.function.Function<Object, String> write, TextReading read) {
    return Coding.of(
        v -> Cbor.of(write.apply(v)),
        i -> {
          if (i instanceof Cbor.Text(String text)) {
            return read.read(text);
          }
          throw new MalformedException("A text was expected.");
        });
  }

  /** Reads a text. */
  @FunctionalInterface
  private interface TextReading {
    Object read(String text) throws MalformedException;
  }

  private static Object constant(Class<?> kind, String name) throws MalformedException {
    for (Object constant : kind.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw new MalformedException("There is no such " + kind.getSimpleName() + ".");
  }

  private static Cbor all(Type element, Collection<?> values) {
    return new Cbor.Items(values.stream().map(value -> write(element, value)).toList());
  }

  private static List<Object> all(Type element, Cbor item) throws MalformedException {
    List<Object> values = new ArrayList<>();
    for (Cbor one : items(item)) {
      values.add(read(element, one));
    }
    return values;
  }

  private static long number(Cbor item) throws MalformedException {
    if (item instanceof Cbor.Whole(long value)) {
      return value;
    }
    throw new MalformedException("A number was expected.");
  }

  private static boolean truth(Cbor item) throws MalformedException {
    long value = number(item);
    if (value > 1) {
      throw new MalformedException("0 or 1 was expected.");
    }
    return value == 1;
  }

  private static byte[] bytes(Cbor item) throws MalformedException {
    if (item instanceof Cbor.Bytes(byte[] value)) {
      return value;
    }
    throw new MalformedException("A byte string was expected.");
  }

  private static List<Cbor> items(Cbor item) throws MalformedException {
    if (item instanceof Cbor.Items(List<Cbor> values)) {
      return values;
    }
    throw new MalformedException("An array was expected.");
  }
}
