package org.chaperone.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chaperone.keyholder.id.AccountId;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Holds accounts to {@link Lookup}. Budgets say how many patients an account may see; this says how
 * often it may try, so that nobody has names guessed by a program.
 */
@Component
public final class LookupLimit implements HandlerInterceptor {

  private static final long MINUTE = 60_000_000_000L;
  private static final long SECOND = 1_000_000_000L;

  private final Map<Key, Count> counts = new LinkedHashMap<>();

  private record Key(AccountId account, Method route) {}

  private record Count(long since, int asked) {}

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod route) {
      Lookup limit = route.getMethodAnnotation(Lookup.class);
      if (limit != null) {
        Doorkeeper.present()
            .ifPresent(who -> count(new Key(who.account(), route.getMethod()), limit.aMinute()));
      }
    }
    return true;
  }

  private synchronized void count(Key key, int most) {
    long now = System.nanoTime();
    counts.values().removeIf(count -> now - count.since() > MINUTE);
    Count count =
        counts.merge(key, new Count(now, 1), (old, one) -> new Count(old.since(), old.asked() + 1));
    if (count.asked() > most) {
      throw new TooOftenException((int) ((MINUTE - (now - count.since())) / SECOND) + 1);
    }
  }
}
