package io.github.camelgp.internal.client;

/**
 * A geoprocessing service.
 *
 * @param services URL of the site's {@code rest/services}, without a trailing slash
 * @param path decoded name, with its folder before it
 */
public record ServiceAddress(String services, String path) implements Place {

    @Override
    public String url() {
        return services + "/" + GpUrls.encode(path) + "/GPServer";
    }

    /** The folder that the service is in. */
    public FolderAddress folder() {
        int slash = path.lastIndexOf('/');
        return new FolderAddress(services, slash < 0 ? "" : path.substring(0, slash));
    }
}
