package org.chaperone.keyholder.wire;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.encoding.Codings;
import org.chaperone.keyholder.wire.Calls.Call;
import org.chaperone.ledger.encoding.Cbor;
import org.chaperone.ledger.encoding.MalformedException;

/** Serves a keyholder at an endpoint: a thread for each connection, a request at a time on each. */
public final class KeyholderServer implements Closeable {

  private static final Logger LOG = System.getLogger(KeyholderServer.class.getName());
  private static final int MOST_CONNECTIONS = 512;

  private final Keyholder keyholder;
  private final Listening listening;
  private final Semaphore places = new Semaphore(MOST_CONNECTIONS);
  private final Set<Link> open = ConcurrentHashMap.newKeySet();
  private final Thread accepting;
  private volatile boolean closed;

  private KeyholderServer(Keyholder keyholder, Listening listening) {
    this.keyholder = keyholder;
    this.listening = listening;
    this.accepting =
        Thread.ofPlatform().daemon().name("keyholder-accepting").unstarted(this::accept);
  }

  /** Begins to serve. Closing the server leaves the keyholder open. */
  public static KeyholderServer start(Keyholder keyholder, Endpoint endpoint) throws IOException {
    KeyholderServer server = new KeyholderServer(keyholder, endpoint.listen());
    server.accepting.start();
    return server;
  }

  private void accept() {
    while (!closed) {
      try {
        places.acquire();
        Listening.Opening opening = listening.accept();
        Thread.ofVirtual().name("keyholder-connection").start(() -> serve(opening));
      } catch (IOException e) {
        places.release();
        if (!closed) {
          LOG.log(Level.WARNING, "A connection could not be accepted: {0}", e.getMessage());
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void serve(Listening.Opening opening) {
    try (Link link = opening.open()) {
      open.add(link);
      try {
        link.greet();
        while (!closed) {
          link.send(answer(link.receive(Link.LONGEST_REQUEST)));
        }
      } finally {
        open.remove(link);
      }
    } catch (EOFException e) {
      // The usual end.
    } catch (IOException e) {
      if (!closed) {
        LOG.log(Level.WARNING, "A connection ended: {0}", e.getMessage());
      }
    } finally {
      places.release();
    }
  }

  private Cbor answer(Cbor request) {
    try {
      if (request instanceof Cbor.Items(List<Cbor> both)
          && both.size() == 2
          && both.get(0) instanceof Cbor.Text(String name)
          && both.get(1) instanceof Cbor.Items(List<Cbor> arguments)) {
        Call call =
            Calls.named(name)
                .orElseThrow(() -> new MalformedException("There is no such request."));
        Object result = call.method().invoke(keyholder, call.arguments(arguments));
        Cbor answer =
            call.isVoid() ? new Cbor.Items(List.of()) : Codings.write(call.result(), result);
        return new Cbor.Items(List.of(Cbor.of(0), answer));
      }
      throw new MalformedException("A request is a name and arguments.");
    } catch (InvocationTargetException e) {
      return failure(Objects.requireNonNullElse(e.getCause(), e));
    } catch (MalformedException e) {
      return failure(new IllegalArgumentException(e.getMessage()));
    } catch (IllegalAccessException | RuntimeException e) {
      return failure(e);
    }
  }

  private static Cbor failure(Throwable e) {
    Cbor answer = Failures.answer(e);
    if (answer instanceof Cbor.Items(List<Cbor> fields)
        && fields.get(1).equals(Cbor.of("failed"))) {
      LOG.log(Level.ERROR, "A request failed.", e);
    }
    return answer;
  }

  /** Stops serving; requests under way may be cut off. */
  @Override
  public void close() throws IOException {
    closed = true;
    listening.close();
    for (Link link : open) {
      link.close();
    }
  }
}
