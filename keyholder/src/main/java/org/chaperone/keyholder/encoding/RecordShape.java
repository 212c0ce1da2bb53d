package org.chaperone.keyholder.encoding;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;

/** Takes a record apart and puts it together. */
final class RecordShape {

  private final MethodHandle constructor;
  private final MethodHandle[] accessors;

  RecordShape(Class<?> kind, RecordComponent[] components, Class<?>[] types) {
    try {
      MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(kind, MethodHandles.lookup());
      constructor =
          lookup
              .findConstructor(kind, MethodType.methodType(void.class, types))
              .asSpreader(Object[].class, types.length)
              .asType(MethodType.methodType(Object.class, Object[].class));
      accessors = new MethodHandle[components.length];
      for (int c = 0; c < components.length; c++) {
        accessors[c] =
            lookup
                .unreflect(components[c].getAccessor())
                .asType(MethodType.methodType(Object.class, Object.class));
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("The record " + kind + " cannot be reached.", e);
    }
  }

  Object component(int index, Object record) {
    try {
      return (Object) accessors[index].invokeExact(record);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  Object make(Object[] values) {
    try {
      return (Object) constructor.invokeExact(values);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
