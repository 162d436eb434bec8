package io.github.camelgp.springboot;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Whether and how jobs are kept in the application's database. Not thread safe; Spring fills it once. */
@ConfigurationProperties(prefix = "camel.component.gp.job-store")
public class GpJobStoreProperties {
    /** Whether jobs are kept in a table of the application's DataSource. */
    private boolean enabled;

    /** The name of the DataSource bean; needed when there are several and none is primary. */
    private @Nullable String dataSource;

    /** The name of the table. */
    private String table = "gp_job";

    /** Whether the table is made, or migrated from an earlier release, at the start. */
    private boolean create;

    /** How many threads wait for the database, and so connections are used, at most. */
    private int threads = 4;

    /** A folder for requests of more than 64 K characters, which all nodes see under the same path. */
    private @Nullable String requestFolder;

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    public @Nullable String getDataSource() {
        return dataSource;
    }

    public void setDataSource(@Nullable String dataSource) {
        this.dataSource = dataSource;
    }

    public String getTable() {
        return table;
    }

    public void setTable(String table) {
        this.table = table;
    }

    public boolean isCreate() {
        return create;
    }

    public void setCreate(boolean create) {
        this.create = create;
    }

    public int getThreads() {
        return threads;
    }

    public void setThreads(int threads) {
        this.threads = threads;
    }

    public @Nullable String getRequestFolder() {
        return requestFolder;
    }

    public void setRequestFolder(@Nullable String requestFolder) {
        this.requestFolder = requestFolder;
    }
}
