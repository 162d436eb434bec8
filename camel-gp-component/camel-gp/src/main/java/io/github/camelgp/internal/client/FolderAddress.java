package io.github.camelgp.internal.client;

/**
 * A folder of services.
 *
 * @param services URL of the site's {@code rest/services}, without a trailing slash
 * @param folder decoded; empty for the root folder
 */
public record FolderAddress(String services, String folder) implements Place {

    @Override
    public String url() {
        return folder.isEmpty() ? services : services + "/" + GpUrls.encode(folder);
    }

    /** The site's root folder. */
    public FolderAddress root() {
        return new FolderAddress(services, "");
    }

    /** URL of the site's {@code rest/info}. */
    String infoUrl() {
        return services.substring(0, services.length() - "services".length()) + "info";
    }
}
