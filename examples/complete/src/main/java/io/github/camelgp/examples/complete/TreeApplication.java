package io.github.camelgp.examples.complete;

import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;
import org.apache.camel.spi.EventNotifier;

/** Runs the routes of {@code camel/*.yaml} when they are called; a route of your own would start with a schedule. */
public final class TreeApplication implements AutoCloseable {
    private final Main main = new Main();
    private final ProducerTemplate template;

    /**
     * Starts the application.
     *
     * @param server the site, such as {@code https://host/arcgis}
     * @param database with parks, and for trees
     * @param treesPerPark what the tool is asked for
     * @param folder for the map
     * @param listener hears how jobs go on
     * @throws Exception when it can't start
     */
    public TreeApplication(String server, DataSource database, int treesPerPark, Path folder, EventNotifier listener)
            throws Exception {
        main.bind("database", database);
        main.addInitialProperty("trees.server", server);
        main.addInitialProperty("trees.per-park", String.valueOf(treesPerPark));
        main.addInitialProperty("trees.folder", folder.toString());
        main.start();
        main.getCamelContext().getManagementStrategy().addEventNotifier(listener);
        template = main.getCamelContext().createProducerTemplate();
    }

    /** Runs a route to its end; the exchange says how it ended. */
    public Exchange run(String route, Map<String, Object> headers) {
        return template.send(
                "direct:" + route,
                exchange -> exchange.getMessage().getHeaders().putAll(headers));
    }

    @Override
    public void close() {
        main.stop();
    }
}
