package io.github.camelgp.cli;

import io.github.camelgp.job.jdbc.JdbcGpJobRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine.Option;

/** Where an application keeps its jobs. The table is never made or changed by this program, rows aside. */
final class RepositoryOptions {
    private static final String H2_ENDING = ".mv.db";

    @Option(
            names = {"-r", "--repository"},
            required = true,
            paramLabel = "WHERE",
            description = {
                "Where jobs are kept: the path of an H2 file, as in the application's configuration,",
                "or jdbc:postgresql://host/database."
            })
    private String where = "";

    @Option(names = "--table", paramLabel = "NAME", defaultValue = "gp_job", description = "Default ${DEFAULT-VALUE}.")
    private String table = "gp_job";

    @Option(
            names = "--db-user",
            paramLabel = "NAME",
            description = "The user of the database; the password comes from --db-password-file or GP_DB_PASSWORD.")
    private @Nullable String user;

    @Option(names = "--db-password-file", paramLabel = "FILE", description = "A file whose first line is it.")
    private @Nullable Path passwordFile;

    /** @throws IllegalArgumentException saying what {@code --repository} may be */
    JdbcGpJobRepository repository(SecretInput secrets) throws IOException {
        String password = secrets.optional(passwordFile, "GP_DB_PASSWORD");
        if (where.startsWith("jdbc:postgresql:")) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setURL(where);
            if (user != null) {
                source.setUser(user);
            }
            if (password != null) {
                source.setPassword(password);
            }
            return JdbcGpJobRepository.of(source).withTable(table);
        }
        if (where.startsWith("jdbc:h2:")) {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL(where);
            source.setUser(user == null ? "sa" : user);
            source.setPassword(password == null ? "" : password);
            return JdbcGpJobRepository.of(source).withTable(table);
        }
        return h2File();
    }

    /** H2 would make a file that is not there. */
    private JdbcGpJobRepository h2File() {
        String path = where.endsWith(H2_ENDING) ? where.substring(0, where.length() - H2_ENDING.length()) : where;
        if (where.startsWith("jdbc:") || !Files.isRegularFile(Path.of(path + H2_ENDING))) {
            throw new IllegalArgumentException("There is no job repository " + where
                    + "; give the path of an H2 file (FILE" + H2_ENDING
                    + "), or the URL of a database in PostgreSQL, jdbc:postgresql://host/database");
        }
        return JdbcGpJobRepository.h2File(Path.of(path)).withCreate(false).withTable(table);
    }
}
