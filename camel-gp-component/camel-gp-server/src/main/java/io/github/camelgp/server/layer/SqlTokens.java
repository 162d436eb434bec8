package io.github.camelgp.server.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of a where clause. */
final class SqlTokens {
    private final List<Token> tokens;
    private int at;

    private SqlTokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    static SqlTokens of(String text) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = at + 1;
            if (Character.isWhitespace(c)) {
                at = end;
                continue;
            }
            if (c == '\'' || c == '"') {
                end = endOfQuoted(text, at, c);
                String quote = String.valueOf(c);
                String inner = text.substring(at + 1, end - 1).replace(quote + quote, quote);
                tokens.add(new Token(c == '"' ? Kind.NAME : Kind.TEXT, inner));
            } else if (Character.isDigit(c) || c == '.' && end < text.length() && isDigit(text, end)) {
                end = endOfNumber(text, at);
                tokens.add(new Token(Kind.NUMBER, text.substring(at, end)));
            } else if (Character.isLetter(c) || c == '_') {
                while (end < text.length()
                        && (Character.isLetterOrDigit(text.charAt(end)) || "_.$".indexOf(text.charAt(end)) >= 0)) {
                    end++;
                }
                tokens.add(new Token(Kind.WORD, text.substring(at, end)));
            } else {
                if (end < text.length() && List.of("<>", "<=", ">=", "!=").contains(text.substring(at, end + 1))) {
                    end++;
                }
                tokens.add(new Token(Kind.SIGN, text.substring(at, end)));
            }
            at = end;
        }
        return new SqlTokens(tokens);
    }

    private static boolean isDigit(String text, int at) {
        return Character.isDigit(text.charAt(at));
    }

    private static int endOfQuoted(String text, int start, char quote) {
        int at = start + 1;
        while (at < text.length()) {
            if (text.charAt(at) != quote) {
                at++;
            } else if (at + 1 < text.length() && text.charAt(at + 1) == quote) {
                at += 2;
            } else {
                return at + 1;
            }
        }
        throw new IllegalArgumentException("a quotation mark isn't closed");
    }

    private static int endOfNumber(String text, int start) {
        int at = start;
        while (at < text.length() && (isDigit(text, at) || text.charAt(at) == '.')) {
            at++;
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int exponent = at + 1;
            if (exponent < text.length() && "+-".indexOf(text.charAt(exponent)) >= 0) {
                exponent++;
            }
            if (exponent < text.length() && isDigit(text, exponent)) {
                at = exponent;
                while (at < text.length() && isDigit(text, at)) {
                    at++;
                }
            }
        }
        return at;
    }

    boolean atEnd() {
        return at >= tokens.size();
    }

    Token next() {
        if (atEnd()) {
            throw new IllegalArgumentException("it ends too early");
        }
        return tokens.get(at++);
    }

    boolean isNext(String... words) {
        return at < tokens.size() && tokens.get(at).is(words);
    }

    /** Goes on if that comes next. */
    boolean take(String... words) {
        boolean found = isNext(words);
        at += found ? 1 : 0;
        return found;
    }

    void expect(String word) {
        if (!take(word)) {
            throw new IllegalArgumentException(word + " is expected "
                    + (atEnd() ? "at the end" : "instead of " + tokens.get(at).text()));
        }
    }

    enum Kind {
        WORD,
        NAME,
        TEXT,
        NUMBER,
        SIGN
    }

    record Token(Kind kind, String text) {
        boolean is(String... words) {
            return (kind == Kind.WORD || kind == Kind.SIGN) && List.of(words).contains(text.toUpperCase(Locale.ROOT));
        }
    }
}
