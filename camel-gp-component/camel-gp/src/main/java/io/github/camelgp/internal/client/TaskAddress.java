package io.github.camelgp.internal.client;

/**
 * A task of a geoprocessing service.
 *
 * @param service it belongs to
 * @param task decoded name
 */
public record TaskAddress(ServiceAddress service, String task) implements Place {

    @Override
    public String url() {
        return service.url() + "/" + GpUrls.encode(task);
    }

    /** As people write it: {@code Folder/Service/Task}. */
    public String shortForm() {
        return service.path() + "/" + task;
    }
}
