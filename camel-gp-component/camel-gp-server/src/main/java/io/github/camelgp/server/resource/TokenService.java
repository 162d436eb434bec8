package io.github.camelgp.server.resource;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Gives tokens to users and knows them again until they run out (REST API, generateToken). Thread safe. */
public final class TokenService {
    private static final Duration USUAL = Duration.ofMinutes(60);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int TOKEN_BYTES = 48;

    private final Map<String, String> passwords;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    public TokenService(Map<String, String> passwords, InstantSource clock) {
        this.passwords = Map.copyOf(passwords);
        this.clock = clock;
    }

    /** Empty if the user or the password is wrong; user names count with their case. */
    public Optional<Token> login(String user, String password, String minutes, String referer) {
        String known = passwords.get(user);
        return known != null && same(known, password) ? Optional.of(issue(minutes, referer)) : Optional.empty();
    }

    /** Empty if the old token isn't valid. */
    public Optional<Token> exchange(String token, String minutes, String referer) {
        Token known = tokens.get(token);
        return known != null && isFresh(known) ? Optional.of(issue(minutes, referer)) : Optional.empty();
    }

    /**
     * The token was given here, hasn't run out, and comes from where it is bound to.
     *
     * @param referer header of the request, compared by its beginning
     */
    public boolean isValid(String token, String referer) {
        Token known = tokens.get(token);
        return known != null
                && isFresh(known)
                && (known.referer().isEmpty() || referer.startsWith(known.referer()) && !referer.isEmpty());
    }

    /** Forgets all tokens, as a restart does. */
    public void clear() {
        tokens.clear();
    }

    private Token issue(String minutes, String referer) {
        Instant now = clock.instant();
        tokens.values().removeIf(token -> !token.expires().isAfter(now));
        byte[] secret = new byte[TOKEN_BYTES];
        random.nextBytes(secret);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Token token = new Token(text, now.plus(validity(minutes)), referer);
        tokens.put(text, token);
        return token;
    }

    /** Longer wishes are cut, unreadable ones count as not given. */
    private static Duration validity(String minutes) {
        if (!minutes.matches("\\d{1,9}") || minutes.matches("0+")) {
            return USUAL;
        }
        Duration wish = Duration.ofMinutes(Long.parseLong(minutes));
        return wish.compareTo(LONGEST) > 0 ? LONGEST : wish;
    }

    private boolean isFresh(Token token) {
        return token.expires().isAfter(clock.instant());
    }

    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** The referer is empty for tokens that aren't bound to one. */
    public record Token(String text, Instant expires, String referer) {}
}
