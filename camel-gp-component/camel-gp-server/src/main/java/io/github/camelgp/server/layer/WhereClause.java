package io.github.camelgp.server.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A where clause over the attributes of one row: comparisons, LIKE, IN, BETWEEN, IS NULL, AND, OR, NOT, UPPER and LOWER,
 * DATE and TIMESTAMP texts. As in SQL, what is compared with null is neither true nor false. Thread safe.
 */
public final class WhereClause implements Predicate<Map<String, @Nullable Object>> {
    private static final int DEEPEST = 100;
    private static final int LONGEST = 1_000_000;

    private final Condition condition;

    private WhereClause(Condition condition) {
        this.condition = condition;
    }

    /**
     * Reads a clause.
     *
     * @param fieldNames finds the exact name of a field that may be written in any case
     * @throws IllegalArgumentException if it isn't one, or names an unknown field
     */
    public static WhereClause parse(String text, Function<String, Optional<String>> fieldNames) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("the where clause is too long");
        }
        Parser parser = new Parser(SqlTokens.of(text), fieldNames);
        Condition condition = parser.either(0);
        if (!parser.tokens.atEnd()) {
            throw new IllegalArgumentException(
                    "'" + parser.tokens.next().text() + "' is not expected in the where clause");
        }
        return new WhereClause(condition);
    }

    @Override
    public boolean test(Map<String, @Nullable Object> attributes) {
        return condition.test(attributes) == Truth.TRUE;
    }

    private enum Truth {
        TRUE,
        FALSE,
        UNKNOWN;

        static Truth of(boolean value) {
            return value ? TRUE : FALSE;
        }

        Truth not() {
            return this == TRUE ? FALSE : this == FALSE ? TRUE : UNKNOWN;
        }
    }

    private interface Condition {
        Truth test(Map<String, @Nullable Object> row);

        default Condition negated(boolean negate) {
            return negate ? row -> test(row).not() : this;
        }
    }

    private interface Operand {
        @Nullable
        Object value(Map<String, @Nullable Object> row);
    }

    private static final class Parser {
        private final SqlTokens tokens;
        private final Function<String, Optional<String>> fieldNames;

        Parser(SqlTokens tokens, Function<String, Optional<String>> fieldNames) {
            this.tokens = tokens;
            this.fieldNames = fieldNames;
        }

        Condition either(int depth) {
            if (depth > DEEPEST) {
                throw new IllegalArgumentException("the where clause is nested too deep");
            }
            List<Condition> parts = new ArrayList<>(List.of(both(depth)));
            while (tokens.take("OR")) {
                parts.add(both(depth));
            }
            return parts.size() == 1 ? parts.get(0) : row -> any(parts, row, Truth.TRUE);
        }

        private Condition both(int depth) {
            List<Condition> parts = new ArrayList<>(List.of(single(depth)));
            while (tokens.take("AND")) {
                parts.add(single(depth));
            }
            return parts.size() == 1 ? parts.get(0) : row -> any(parts, row, Truth.FALSE);
        }

        /** OR is true as soon as one is, AND is false as soon as one is; else one unknown makes it unknown. */
        private static Truth any(List<Condition> parts, Map<String, @Nullable Object> row, Truth deciding) {
            Truth result = deciding.not();
            for (Condition part : parts) {
                Truth truth = part.test(row);
                if (truth == deciding) {
                    return deciding;
                }
                result = truth == Truth.UNKNOWN ? Truth.UNKNOWN : result;
            }
            return result;
        }

        private Condition single(int depth) {
            boolean negate = false;
            while (tokens.take("NOT")) {
                negate = !negate;
            }
            if (tokens.take("(")) {
                Condition inner = either(depth + 1);
                tokens.expect(")");
                return inner.negated(negate);
            }
            return comparison(operand()).negated(negate);
        }

        private Condition comparison(Operand left) {
            if (tokens.take("IS")) {
                boolean negate = tokens.take("NOT");
                tokens.expect("NULL");
                return row -> Truth.of((left.value(row) == null) != negate);
            }
            boolean negate = tokens.take("NOT");
            if (tokens.take("LIKE")) {
                return like(left).negated(negate);
            } else if (tokens.take("IN")) {
                return in(left).negated(negate);
            } else if (tokens.take("BETWEEN")) {
                Operand least = operand();
                tokens.expect("AND");
                Operand most = operand();
                List<Condition> both = List.of(compare(left, ">=", least), compare(left, "<=", most));
                Condition between = row -> any(both, row, Truth.FALSE);
                return between.negated(negate);
            }
            String sign = tokens.next().text();
            if (negate || !List.of("=", "<>", "!=", "<", ">", "<=", ">=").contains(sign)) {
                throw new IllegalArgumentException("'" + sign + "' is not expected in the where clause");
            }
            return compare(left, sign, operand());
        }

        private static Condition compare(Operand left, String sign, Operand right) {
            return row -> SqlValues.compare(left.value(row), right.value(row))
                    .map(order -> switch (sign) {
                        case "=" -> order == 0;
                        case "<" -> order < 0;
                        case ">" -> order > 0;
                        case "<=" -> order <= 0;
                        case ">=" -> order >= 0;
                        default -> order != 0;
                    })
                    .map(Truth::of)
                    .orElse(Truth.UNKNOWN);
        }

        private Condition like(Operand left) {
            Operand pattern = operand();
            String escape = tokens.take("ESCAPE") ? tokens.next().text() : "";
            char mark = escape.length() == 1 ? escape.charAt(0) : 0;
            return row -> {
                Object text = left.value(row);
                Object wanted = pattern.value(row);
                return text == null || wanted == null
                        ? Truth.UNKNOWN
                        : Truth.of(SqlValues.like(text.toString(), wanted.toString(), mark));
            };
        }

        private Condition in(Operand left) {
            tokens.expect("(");
            List<Condition> parts = new ArrayList<>();
            do {
                parts.add(compare(left, "=", operand()));
            } while (tokens.take(","));
            tokens.expect(")");
            return row -> any(parts, row, Truth.TRUE);
        }

        private Operand operand() {
            SqlTokens.Token token = tokens.next();
            switch (token.kind()) {
                case TEXT:
                    return row -> token.text();
                case NUMBER:
                    return number(token.text());
                case SIGN:
                    if (token.is("-", "+")) {
                        return number((token.is("-") ? "-" : "") + tokens.next().text());
                    }
                    break;
                case WORD:
                    if (token.is("NULL")) {
                        return row -> null;
                    } else if (token.is("DATE", "TIMESTAMP") && !tokens.isNext("=", "<", ">", "<>", "IS", "IN")) {
                        String text = tokens.next().text();
                        long millis = SqlValues.millis(text)
                                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not a date"));
                        return row -> millis;
                    } else if (token.is("UPPER", "LOWER") && tokens.take("(")) {
                        return changedCase(token.is("UPPER"));
                    }
                    return field(token.text());
                case NAME:
                    return field(token.text());
            }
            throw new IllegalArgumentException("'" + token.text() + "' is not expected in the where clause");
        }

        private static Operand number(String text) {
            try {
                Number number = SqlValues.parse(text);
                return row -> number;
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'" + text + "' is not a number", e);
            }
        }

        private Operand changedCase(boolean upper) {
            Operand inner = operand();
            tokens.expect(")");
            return row -> {
                Object value = inner.value(row);
                return !(value instanceof String text)
                        ? value
                        : upper ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT);
            };
        }

        private Operand field(String name) {
            String exact = fieldNames
                    .apply(name)
                    .orElseThrow(() -> new IllegalArgumentException("there is no field '" + name + "'"));
            return row -> row.get(exact);
        }
    }
}
