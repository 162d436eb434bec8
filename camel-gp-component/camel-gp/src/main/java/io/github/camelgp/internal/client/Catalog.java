package io.github.camelgp.internal.client;

import java.util.List;

/**
 * What a folder shows (REST page "Catalog"): only services shared with the user.
 *
 * @param folder empty for the root folder
 * @param folders names of folders within
 * @param services within
 */
public record Catalog(String folder, List<String> folders, List<Entry> services) {

    public Catalog {
        folders = List.copyOf(folders);
        services = List.copyOf(services);
    }

    /** Paths of the geoprocessing services. */
    public List<String> geoprocessing() {
        return services.stream()
                .filter(entry -> entry.type().equalsIgnoreCase("GPServer"))
                .map(Entry::path)
                .toList();
    }

    /**
     * One service.
     *
     * @param path its name, with its folder before it
     * @param type such as {@code GPServer}
     */
    public record Entry(String path, String type) {}
}
