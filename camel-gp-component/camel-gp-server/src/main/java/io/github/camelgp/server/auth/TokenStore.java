package io.github.camelgp.server.auth;

import io.github.camelgp.server.protocol.HttpCall;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Gives out tokens and knows them again until they run out (REST API, generateToken). At most 10,000 are known; beyond,
 * the oldest are forgotten. Thread safe.
 */
public final class TokenStore {
    private static final int MOST = 10_000;
    private static final int TOKEN_BYTES = 48;

    private final InstantSource clock;
    private final Duration usual;
    private final Duration longest;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Token> tokens = new LinkedHashMap<>();

    /**
     * Knows no token yet.
     *
     * @param usual how long a token is valid when nothing is said
     * @param longest longer wishes are cut to this
     */
    public TokenStore(InstantSource clock, Duration usual, Duration longest) {
        this.clock = clock;
        this.usual = usual;
        this.longest = longest;
    }

    /**
     * Gives out a token.
     *
     * @param minutes how long it shall be valid; longer wishes are cut, unreadable ones count as not given
     */
    public Token issue(String user, String minutes, TokenBinding binding) {
        byte[] secret = new byte[TOKEN_BYTES];
        random.nextBytes(secret);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Instant now = clock.instant();
        Token token = new Token(text, user, now.plus(validity(minutes)), binding);
        synchronized (tokens) {
            tokens.values().removeIf(old -> !old.expires().isAfter(now));
            tokens.put(text, token);
            if (tokens.size() > MOST) {
                tokens.remove(tokens.keySet().iterator().next());
            }
        }
        return token;
    }

    /** The token with that text, if it was given out here and hasn't run out. */
    public Optional<Token> find(String text) {
        synchronized (tokens) {
            return Optional.ofNullable(tokens.get(text))
                    .filter(token -> token.expires().isAfter(clock.instant()));
        }
    }

    /** The same, if the request also comes from where the token is bound to. */
    public Optional<Token> find(String text, HttpCall call) {
        return find(text).filter(token -> token.binding().admits(call));
    }

    /** The same, and forgets it. */
    public Optional<Token> take(String text) {
        Optional<Token> found = find(text);
        synchronized (tokens) {
            return found.filter(token -> tokens.remove(token.text()) != null);
        }
    }

    /** Forgets all tokens, as a restart does. */
    public void clear() {
        synchronized (tokens) {
            tokens.clear();
        }
    }

    private Duration validity(String minutes) {
        String text = minutes.trim();
        if (!text.matches("\\d{1,9}") || text.matches("0+")) {
            return usual;
        }
        Duration wish = Duration.ofMinutes(Long.parseLong(text));
        return wish.compareTo(longest) > 0 ? longest : wish;
    }

    /** Compares secrets in a time that doesn't tell where they differ. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
