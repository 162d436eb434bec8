package io.github.camelgp.operation.input;

/** A value breaks a rule; the message is the rule, to be put behind the parameter's name and the value. */
final class InvalidInput extends Exception {
    InvalidInput(String rule) {
        super(rule);
    }

    InvalidInput(String rule, Throwable cause) {
        super(rule, cause);
    }
}
