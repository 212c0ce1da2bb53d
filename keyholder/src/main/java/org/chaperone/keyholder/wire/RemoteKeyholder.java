package org.chaperone.keyholder.wire;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.KeyholderUnreachableException;
import org.chaperone.keyholder.encoding.Codings;
import org.chaperone.keyholder.wire.Calls.Call;
import org.chaperone.ledger.encoding.Cbor;
import org.chaperone.ledger.encoding.MalformedException;

/**
 * A keyholder in another process. A request takes a connection for itself until it is answered;
 * connections are kept for later ones.
 *
 * <p>A request is sent once. When its answer does not come, {@link KeyholderUnreachableException}
 * says so and the caller decides: asking again may make a second entry in the ledger, and never
 * anything worse.
 */
public final class RemoteKeyholder implements InvocationHandler {

  private final Endpoint endpoint;
  private final Deque<Link> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  private RemoteKeyholder(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  /**
   * The keyholder at an endpoint.
   *
   * @throws IOException when nobody answers there
   */
  public static Keyholder at(Endpoint endpoint) throws IOException {
    RemoteKeyholder remote = new RemoteKeyholder(endpoint);
    remote.idle.push(remote.connect());
    return (Keyholder)
        Proxy.newProxyInstance(
            Keyholder.class.getClassLoader(), new Class<?>[] {Keyholder.class}, remote);
  }

  private Link connect() throws IOException {
    Link link = endpoint.connect();
    try {
      link.greet();
      return link;
    } catch (IOException e) {
      link.close();
      throw e;
    }
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.isDefault()) {
      // It asks by the others.
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    }
    return switch (method.getName()) {
      case "toString" -> "the keyholder at " + endpoint.inWords();
      case "hashCode" -> System.identityHashCode(proxy);
      case "equals" -> isSame(proxy, arguments[0]);
      case "close" -> {
        close();
        yield Void.TYPE;
      }
      default ->
          call(
              Calls.named(method.getName()).orElseThrow(),
              arguments == null ? new Object[0] : arguments);
    };
  }

  @SuppressWarnings("ReferenceEquality") // A connection is equal to itself alone.
  private static boolean isSame(Object proxy, Object other) {
    return proxy == other;
  }

  private Object call(Call call, Object[] arguments) {
    if (closed) {
      throw new KeyholderUnreachableException("The connection to the keyholder is closed.");
    }
    Cbor request = call.request(arguments);
    try {
      Link link = idle.poll();
      if (link == null) {
        link = connect();
      }
      Cbor answer;
      try {
        link.send(request);
        answer = link.receive(Link.LONGEST_ANSWER);
      } catch (IOException | RuntimeException e) {
        link.close();
        hangUp();
        throw e;
      }
      idle.push(link);
      return result(call, answer);
    } catch (IOException e) {
      throw new KeyholderUnreachableException(
          "The keyholder at " + endpoint.inWords() + " did not answer: " + e.getMessage(), e);
    }
  }

  private static Object result(Call call, Cbor answer) throws MalformedException {
    if (answer instanceof Cbor.Items(List<Cbor> fields) && !fields.isEmpty()) {
      if (fields.getFirst().equals(Cbor.of(0)) && fields.size() == 2) {
        return call.isVoid() ? Void.TYPE : Codings.read(call.result(), fields.get(1));
      }
      if (fields.size() == 3 && fields.get(1) instanceof Cbor.Text(String kind)) {
        throw Failures.exception(kind, fields.get(2));
      }
    }
    throw new MalformedException("The keyholder's answer is none.");
  }

  private void hangUp() {
    for (Link link = idle.poll(); link != null; link = idle.poll()) {
      try {
        link.close();
      } catch (IOException e) {
        // It is being given up.
      }
    }
  }

  private void close() {
    closed = true;
    hangUp();
  }
}
