package io.github.camelgp.testing;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that the loggers of this process say down to trace, whatever the tests' own levels are. Not for tests at the same time. */
public final class TraceLog implements AutoCloseable {
    private static final int TRACE = 0;

    private final PrintStream before = System.err;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Map<Logger, Integer> levels = new LinkedHashMap<>();

    /** Listens to all loggers that there are, but to those whose names start with {@code deaf}. */
    public TraceLog(String deaf) throws ReflectiveOperationException {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        Field known = factory.getClass().getDeclaredField("loggerMap");
        known.setAccessible(true);
        for (Object each : ((Map<?, ?>) known.get(factory)).values()) {
            Logger logger = (Logger) each;
            if (!logger.getName().startsWith(deaf)) {
                levels.put(logger, level(logger).getInt(logger));
                level(logger).setInt(logger, TRACE);
            }
        }
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    }

    /** The library reads levels once, when a logger is made. */
    private static Field level(Logger logger) throws ReflectiveOperationException {
        Field level = logger.getClass().getDeclaredField("currentLogLevel");
        level.setAccessible(true);
        return level;
    }

    /** What was said so far. */
    public String text() {
        System.err.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws ReflectiveOperationException {
        System.setErr(before);
        for (Map.Entry<Logger, Integer> entry : levels.entrySet()) {
            level(entry.getKey()).setInt(entry.getKey(), entry.getValue());
        }
    }
}
