package io.github.camelgp.job.jdbc;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections to an H2 file that is open while the first of them is. H2 is found by name, as only those need it who keep
 * jobs in its files.
 */
final class H2FileSource implements DataSource {
    private final Driver driver;
    private final String url;
    private final Path file;
    private @Nullable Connection first;

    H2FileSource(Path file) {
        this(file, "org.h2.Driver");
    }

    H2FileSource(Path file, String driverName) {
        var path = file.toAbsolutePath().normalize().toString();
        if (path.contains(";")) {
            throw new IllegalArgumentException("H2 can't have a semicolon in the path of its file: " + path);
        }
        this.file = file.toAbsolutePath().normalize();
        driver = driver(driverName);
        url = "jdbc:h2:file:" + path + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE";
    }

    /** As it was given, without {@code .mv.db}. */
    Path file() {
        return file;
    }

    private static Driver driver(String name) {
        try {
            return (Driver) Class.forName(name).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "To keep jobs in an H2 file, add com.h2database:h2 (2.x) to the application", e);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        keepOpen();
        return connect();
    }

    private synchronized void keepOpen() throws SQLException {
        if (first == null || first.isClosed()) {
            first = connect();
        }
    }

    /** Closes the file as soon as no other connection is in use; the next one opens it again. */
    synchronized void release() throws SQLException {
        if (first != null) {
            first.close();
            first = null;
        }
    }

    private Connection connect() throws SQLException {
        var user = new Properties();
        user.setProperty("user", "sa");
        user.setProperty("password", "");
        return driver.connect(url, user);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException("This is no " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
