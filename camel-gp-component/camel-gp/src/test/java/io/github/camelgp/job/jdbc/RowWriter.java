package io.github.camelgp.job.jdbc;

import java.nio.file.Path;

/** A process that writes rows until it is killed, and says which ones are safe. */
final class RowWriter {
    private RowWriter() {}

    public static void main(String[] arguments) {
        var repository = JdbcGpJobRepository.h2File(Path.of(arguments[0]));
        JdbcTestSupport.started(repository);
        for (var i = 0; ; i++) {
            var row = JdbcTestSupport.done(repository.create(JdbcTestSupport.row("r" + i)))
                    .row();
            JdbcTestSupport.done(repository.update(row.running("j" + i, "", JdbcTestSupport.NOW)));
            System.out.println("r" + i);
        }
    }
}
