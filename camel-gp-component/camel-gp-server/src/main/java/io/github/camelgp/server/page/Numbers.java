package io.github.camelgp.server.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers for people: no exponents, no digits that mean nothing. */
final class Numbers {
    private static final int DECIMALS = 6;
    private static final double LARGE = 1e15;

    private Numbers() {}

    static String text(JsonNode number) {
        return number.isFloatingPointNumber() ? text(number.doubleValue()) : number.asText();
    }

    static String text(double number) {
        if (!Double.isFinite(number) || Math.abs(number) > LARGE) {
            return Double.toString(number);
        }
        int decimals = Math.abs(number) >= 1000 ? 2 : DECIMALS;
        BigDecimal rounded = BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
