package io.github.camelgp.model;

/** How a service runs its tasks. */
public enum ExecutionType {
    SYNCHRONOUS("esriExecutionTypeSynchronous"),
    ASYNCHRONOUS("esriExecutionTypeAsynchronous"),
    UNKNOWN("");

    private final String wireName;

    ExecutionType(String wireName) {
        this.wireName = wireName;
    }

    /** The word on the wire; empty for {@link #UNKNOWN}. */
    public String wireName() {
        return wireName;
    }

    /** What a server means by {@code word}; never null. */
    public static ExecutionType of(String word) {
        for (ExecutionType type : values()) {
            if (type.wireName.equalsIgnoreCase(word.strip())) {
                return type;
            }
        }
        return UNKNOWN;
    }
}
