package io.github.camelgp.model;

import java.util.List;

/**
 * What a site, a folder or a service holds (REST page "Catalog"); a site shows only what is shared with us.
 *
 * @param url of the site, folder or service
 * @param folders names; empty for a service
 * @param services with their folder in the name; empty for a service
 * @param tasks names; empty for a site or folder
 */
public record GpCatalog(String url, List<String> folders, List<Service> services, List<String> tasks) {

    public GpCatalog {
        folders = List.copyOf(folders);
        services = List.copyOf(services);
        tasks = List.copyOf(tasks);
    }

    /**
     * A service of any type.
     *
     * @param name with its folder before it
     * @param type such as {@code GPServer}
     */
    public record Service(String name, String type) {}
}
