package org.chaperone.ledger.witness;

import java.nio.charset.StandardCharsets;

/**
 * What a witness says to a request.
 *
 * @param status of HTTP
 * @param contentType of the body
 * @param body may be empty
 */
record Answer(int status, String contentType, byte[] body) {

  static final int OK = 200;
  static final int BAD_REQUEST = 400;
  static final int FORBIDDEN = 403;
  static final int NOT_FOUND = 404;
  static final int CONFLICT = 409;
  static final int UNPROCESSABLE = 422;
  static final int FAILED = 500;
  static final String TEXT = "text/plain; charset=utf-8";
  static final String SIZE = "text/x.tlog.size";

  static Answer of(int status, String sentence) {
    return new Answer(status, TEXT, (sentence + '\n').getBytes(StandardCharsets.UTF_8));
  }
}
