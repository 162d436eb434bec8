package io.github.camelgp;

import io.github.camelgp.operation.GpConstants;
import io.github.camelgp.operation.GpOperation;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.PollingConsumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.jspecify.annotations.Nullable;

/**
 * Run tasks of ArcGIS geoprocessing services, and collect the jobs that they run as.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "gp",
        title = "ArcGIS Geoprocessing",
        syntax = "gp:task",
        category = {Category.API, Category.CLOUD},
        headersClass = GpConstants.class)
@ManagedResource(description = "Managed GpEndpoint")
public class GpEndpoint extends GpAccessEndpoint implements EndpointServiceLocation {
    @UriPath(
            description =
                    "The task: Folder/Service/Task or Service/Task under the component's serverUrl, a full REST URL,"
                            + " or the form of ImportToolbox, https://host/arcgis/services;Folder/Service/Task, or a portal's item,"
                            + " item:ITEMID/Task. For describe and list also a service or a folder, or nothing for the whole site.")
    private String task = "";

    @UriParam
    private final GpConfiguration configuration;

    @UriParam(
            label = "consumer",
            defaultValue = "1",
            description =
                    "How many threads of this application may be in the consumer's route at once. Each job is had by one of them only.")
    private int concurrentConsumers = 1;

    private final GpComponent component;
    private @Nullable TaskOperations operations;

    public GpEndpoint(String uri, GpComponent component, GpConfiguration configuration) {
        super(uri, component);
        this.component = component;
        this.configuration = configuration;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        if (concurrentConsumers < 1) {
            throw new IllegalArgumentException("concurrentConsumers=" + concurrentConsumers + " must be at least 1");
        }
        GpOptions.check(this);
    }

    @Override
    public Producer createProducer() throws Exception {
        return new GpProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        GpConsumer consumer = new GpConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public PollingConsumer createPollingConsumer() throws Exception {
        return new GpPollingConsumer(this);
    }

    /** The operations of this endpoint; the component must run. */
    synchronized TaskOperations operations() {
        if (operations == null) {
            operations = new TaskOperations(this);
        }
        return operations;
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        operations = null;
    }

    @Override
    public GpComponent getComponent() {
        return component;
    }

    @ManagedAttribute(description = "The task")
    public String getTask() {
        return task;
    }

    /** The task, in one of the forms of the address. */
    public void setTask(String task) {
        this.task = task;
    }

    public int getConcurrentConsumers() {
        return concurrentConsumers;
    }

    /** How many threads of this application may be in the consumer's route at once. */
    public void setConcurrentConsumers(int concurrentConsumers) {
        this.concurrentConsumers = concurrentConsumers;
    }

    public GpConfiguration getConfiguration() {
        return configuration;
    }

    @ManagedAttribute(description = "The operation of producers")
    public String getOperationName() {
        return Optional.ofNullable(configuration.getOperation())
                .orElse(GpOperation.run)
                .name();
    }

    @Override
    public @Nullable String getServiceUrl() {
        return task.startsWith("http") ? task.replaceFirst("[?;].*", "") : component.getServerUrl();
    }

    @Override
    public String getServiceProtocol() {
        return "arcgis";
    }

    @Override
    public Map<String, String> getServiceMetadata() {
        return Map.of("task", task);
    }
}
