package org.chaperone.keyholder.wire;

import java.io.IOException;
import java.lang.reflect.Proxy;
import org.chaperone.keyholder.Clinic;
import org.chaperone.keyholder.Keyholder;

/** Reaches a keyholder around by a wire. */
final class Wired {

  private Wired() {}

  /** A server and a client; closing the client closes the server. */
  static Clinic.Reaching by(Endpoint server, Client client) {
    return embedded -> {
      KeyholderServer serving = KeyholderServer.start(embedded, server);
      Keyholder remote = RemoteKeyholder.at(client.endpoint());
      return (Keyholder)
          Proxy.newProxyInstance(
              Keyholder.class.getClassLoader(),
              new Class<?>[] {Keyholder.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("close")) {
                  remote.close();
                  serving.close();
                  return Void.TYPE;
                }
                try {
                  return method.invoke(remote, arguments);
                } catch (java.lang.reflect.InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    };
  }

  /** The client's side. */
  interface Client {
    Endpoint endpoint() throws IOException;
  }
}
